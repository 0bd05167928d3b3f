//! The document that describes the API to programs: OpenAPI 3.1, built from
//! [`OPERATIONS`]. `docs/openapi.json` holds it as it was last written
//! (`cargo xtask openapi`); a test tells when it differs.

use std::{collections::BTreeMap, sync::LazyLock};

use axum::{
    http::{HeaderValue, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};
use utoipa::{
    ToSchema,
    openapi::{RefOr, Schema},
};

use super::{
    BASE, Gives, OPERATIONS, Operation,
    order::LONGEST_KEY,
    pace::{AT_ONCE, PER_SECOND},
    problem::Trouble,
    shapes::{ProblemShape, ViewKey},
};
use crate::routes::Access;

/// The schemas of the document, by name.
pub(crate) type Schemas = Vec<(String, RefOr<Schema>)>;

/// A shape: puts its schemas among the others, and says its name.
pub(crate) type Shape = fn(&mut Schemas) -> String;

/// The shape of a type.
pub(crate) fn shape<T: ToSchema>(schemas: &mut Schemas) -> String {
    T::schemas(schemas);
    let name = T::name().into_owned();
    schemas.push((name.clone(), T::schema()));
    name
}

/// Something that an address may say after its question mark.
pub(crate) struct Parameter {
    name: &'static str,
    words: &'static str,
    kind: Kind,
}

enum Kind {
    View,
    Id,
    Word,
    Day,
}

const AFTER: Parameter =
    Parameter { name: "after", words: "Where to go on: the last page's `next`.", kind: Kind::Word };

/// What a list of items may be asked.
pub(crate) const LIST: &[Parameter] = &[
    Parameter { name: "view", words: "Which part of the inbox.", kind: Kind::View },
    Parameter { name: "channel", words: "One channel only.", kind: Kind::Id },
    AFTER,
];

/// What figures may be asked.
pub(crate) const PERIOD: &[Parameter] = &[
    Parameter {
        name: "from",
        words: "The first day; four weeks before the last, where it is left out.",
        kind: Kind::Day,
    },
    Parameter { name: "to", words: "The last day; today, where it is left out.", kind: Kind::Day },
    Parameter { name: "channel", words: "One channel only.", kind: Kind::Id },
];

/// What goes on from page to page.
pub(crate) const GO_ON: &[Parameter] = &[AFTER];

impl Parameter {
    fn described(&self) -> Value {
        let schema = match self.kind {
            Kind::View => json!({ "$ref": format!("#/components/schemas/{}", ViewKey::name()) }),
            Kind::Day => json!({ "type": "string", "format": "date" }),
            Kind::Id => json!({ "type": "string", "format": "uuid" }),
            Kind::Word => json!({ "type": "string" }),
        };
        json!({ "name": self.name, "in": "query", "description": self.words, "schema": schema })
    }
}

/// The identities that paths hold, each with what it is.
const IDENTITIES: [(&str, &str); 5] = [
    ("item", "The item's identity."),
    ("action", "The outgoing action's identity, as the order for it was answered."),
    ("channel", "The channel's identity."),
    ("attachment", "The attachment's identity."),
    ("place", "The entry's place in the log, from 0."),
];

fn in_path(path: &str) -> impl Iterator<Item = Value> + '_ {
    let held = |name: &&(&str, &str)| path.contains(&format!("{{{}}}", name.0));
    IDENTITIES.iter().filter(held).map(|(name, words)| {
        let schema = match *name {
            "place" => json!({ "type": "integer", "format": "int64", "minimum": 0, "maximum": i64::MAX }),
            _ => json!({ "type": "string", "format": "uuid" }),
        };
        json!({ "name": name, "in": "path", "required": true, "description": words, "schema": schema })
    })
}

fn problem(status: StatusCode, words: &str) -> Value {
    let kinds = Trouble::ALL.iter().filter(|trouble| trouble.status() == status);
    let kinds: Vec<_> = kinds.map(|trouble| format!("`/problems/{}`", trouble.key())).collect();
    json!({
        "description": format!("{words} Type: {}.", kinds.join(", ")),
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
    })
}

/// What can go wrong, each with the name of its answer.
const TROUBLES: [(&str, StatusCode, &str); 11] = [
    ("Garbled", StatusCode::BAD_REQUEST, "The request cannot be read."),
    ("NoToken", StatusCode::UNAUTHORIZED, "No token, or one that is unknown, expired or ended."),
    ("NotPermitted", StatusCode::FORBIDDEN, "The person may not, or the token may not."),
    ("NotFound", StatusCode::NOT_FOUND, "There is no such thing at this authority."),
    ("Conflict", StatusCode::CONFLICT, "It stands otherwise than the order assumes."),
    ("TooLarge", StatusCode::PAYLOAD_TOO_LARGE, "The request is too large."),
    ("NotJson", StatusCode::UNSUPPORTED_MEDIA_TYPE, "The body is not JSON."),
    ("Refused", StatusCode::UNPROCESSABLE_ENTITY, "It was understood, and not done."),
    ("TooMany", StatusCode::TOO_MANY_REQUESTS, "Too many requests: wait as long as Retry-After says."),
    ("Internal", StatusCode::INTERNAL_SERVER_ERROR, "Something failed inside; nothing was changed."),
    ("Away", StatusCode::SERVICE_UNAVAILABLE, "The database cannot be used just now; nothing was changed."),
];

fn responses(operation: &Operation, schemas: &mut Schemas) -> Value {
    let mut responses = Map::new();
    let content = match operation.gives {
        Gives::Json(shape) => {
            let name = shape(schemas);
            json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } })
        }
        Gives::File => {
            let kinds = ["image/*", "video/*", "audio/*", "application/pdf", "text/plain", "application/octet-stream"];
            Value::Object(kinds.into_iter().map(|kind| (kind.to_owned(), json!({}))).collect())
        }
    };
    let mut well = json!({ "description": "Well.", "content": content });
    if operation.leaves {
        // What to do next with the action: undo it while it waits.
        let undo = json!({ "operationId": "undoAction", "parameters": { "action": "$response.body#/action" } });
        well["links"] = json!({ "undo": undo });
    }
    responses.insert("200".to_owned(), well);
    let orders = operation.act.is_some();
    for (name, status, _) in TROUBLES {
        let can = match status {
            StatusCode::BAD_REQUEST => orders || operation.takes.is_some() || !operation.query.is_empty(),
            StatusCode::NOT_FOUND => {
                operation.path.contains('{') || operation.query.iter().any(|asked| asked.name == "from")
            }
            StatusCode::CONFLICT => orders,
            StatusCode::UNPROCESSABLE_ENTITY => orders || operation.query.iter().any(|asked| asked.name == "from"),
            StatusCode::PAYLOAD_TOO_LARGE => orders || operation.takes.is_some(),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => operation.takes.is_some(),
            StatusCode::FORBIDDEN => operation.access != Access::SignedIn,
            _ => true,
        };
        if can {
            let name = json!({ "$ref": format!("#/components/responses/{name}") });
            responses.insert(status.as_u16().to_string(), name);
        }
    }
    Value::Object(responses)
}

fn described(operation: &Operation, schemas: &mut Schemas) -> Value {
    let mut parameters: Vec<Value> = in_path(operation.path).collect();
    parameters.extend(operation.query.iter().map(Parameter::described));
    if operation.act.is_some() {
        let words = if operation.leaves {
            "Names this request, so that it is done once however often it is sent. Required, because what is done leaves the house."
        } else {
            "Names this request, so that it is done once however often it is sent."
        };
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": operation.leaves, "description": words,
            "schema": { "type": "string", "pattern": format!("^[!-~]{{1,{LONGEST_KEY}}}$") },
            "example": "reply-1042-1",
        }));
    }
    let needs = match operation.access {
        Access::Power(power) => format!("Needs the power `{}`.", power.key()),
        _ => "Needs a token.".to_owned(),
    };
    let mut value = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "description": needs,
        "parameters": parameters,
        "responses": responses(operation, schemas),
    });
    if let Some(takes) = operation.takes {
        let name = takes(schemas);
        value["requestBody"] = json!({
            "required": !operation.may_be_bare,
            "content": { "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } },
        });
    }
    value
}

/// The document.
#[must_use]
pub fn document() -> Value {
    let mut schemas = Schemas::new();
    shape::<ProblemShape>(&mut schemas);
    shape::<ViewKey>(&mut schemas);
    let mut paths: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    for operation in OPERATIONS {
        let path = paths.entry(format!("{BASE}{}", operation.path)).or_default();
        path.insert(operation.method().as_str().to_lowercase(), described(operation, &mut schemas));
    }
    let schemas: BTreeMap<String, Value> =
        schemas.into_iter().map(|(name, schema)| (name, serde_json::to_value(schema).unwrap_or_default())).collect();
    let mut responses = Map::new();
    for (name, status, words) in TROUBLES {
        responses.insert(name.to_owned(), problem(status, words));
    }
    let whole = json!({ "description": "Seconds to wait.", "schema": { "type": "integer", "minimum": 1 } });
    responses["TooMany"]["headers"] = json!({ "Retry-After": whole });
    let asks = json!({ "description": "Always `Bearer`.", "schema": { "type": "string" } });
    responses["NoToken"]["headers"] = json!({ "WWW-Authenticate": asks });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Saklig",
            "version": "1",
            "description": format!(
                "The acts and looks of Saklig's pages, for programs. A program acts in the name of the person who made its \
                 token, never with more than that person may at that moment. {PER_SECOND} requests a second, {AT_ONCE} at \
                 once. Fields may be added to answers; none is renamed or taken away."
            ),
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": responses,
            "securitySchemes": {
                "token": {
                    "type": "http", "scheme": "bearer",
                    "description": "A token that a person has made on the page /account/tokens.",
                },
            },
        },
    })
}

/// `GET /api/openapi.json`
pub(crate) async fn serve() -> Response {
    static TEXT: LazyLock<String> = LazyLock::new(|| document().to_string());
    ([(CONTENT_TYPE, HeaderValue::from_static("application/json"))], TEXT.as_str()).into_response()
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn the_committed_document_is_what_the_program_serves() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
        let text = serde_json::to_string_pretty(&document()).unwrap() + "\n";
        if std::env::var_os("SAKLIG_UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == text, "docs/openapi.json differs: run `cargo xtask openapi` to write it anew");
    }

    #[test]
    fn every_reference_leads_somewhere_and_everything_is_described() {
        let document = document();
        let mut references = Vec::new();
        fn walk(value: &Value, into: &mut Vec<String>) {
            match value {
                Value::Object(fields) => {
                    into.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
                    fields.values().for_each(|value| walk(value, into));
                }
                Value::Array(values) => values.iter().for_each(|value| walk(value, into)),
                _ => {}
            }
        }
        walk(&document, &mut references);
        for reference in references {
            assert!(document.pointer(&reference[1..]).is_some(), "{reference}");
        }
        for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
            assert!(schema["description"].is_string(), "{name}");
            for (field, property) in schema["properties"].as_object().into_iter().flatten() {
                let told = ["description", "$ref", "oneOf"].iter().any(|way| !property[*way].is_null());
                assert!(told, "{name}.{field}");
            }
        }
        for operation in OPERATIONS {
            let told = operation.path.matches('{').count();
            assert_eq!(in_path(operation.path).count(), told, "{}: an identity is not described", operation.path);
        }
    }
}

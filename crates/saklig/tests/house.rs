//! The house: which crate may use which, and what is never in the tree.

use std::{collections::BTreeMap, path::Path, process::Command};

use serde_json::Value;

/// Which crate of the house may use which others. Reasons stand in `ARCHITECTURE.md`.
const ARROWS: &[(&str, &[&str])] = &[
    ("saklig-model", &[]),
    ("saklig-triage", &[]),
    ("saklig-journal", &[]),
    ("saklig-store", &["saklig-model", "saklig-journal"]),
    ("saklig-net", &[]),
    ("saklig-channel", &["saklig-model", "saklig-net"]),
    ("saklig-record", &["saklig-model", "saklig-triage", "saklig-journal"]),
    (
        "saklig-desk",
        &[
            "saklig-model",
            "saklig-triage",
            "saklig-journal",
            "saklig-store",
            "saklig-net",
            "saklig-channel",
            "saklig-record",
        ],
    ),
    ("saklig-web", &["saklig-model", "saklig-desk"]),
    ("saklig", ALL),
    ("saklig-bench", ALL),
    ("xtask", &[]),
];

const ALL: &[&str] = &[
    "saklig",
    "saklig-model",
    "saklig-triage",
    "saklig-journal",
    "saklig-store",
    "saklig-net",
    "saklig-channel",
    "saklig-record",
    "saklig-desk",
    "saklig-web",
];

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn cargo(arguments: &[&str]) -> String {
    let answer = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8(answer.stdout).unwrap()
}

fn packages() -> Vec<Value> {
    let metadata = cargo(&["metadata", "--format-version", "1", "--no-deps", "--offline"]);
    let mut metadata: Value = serde_json::from_str(&metadata).unwrap();
    serde_json::from_value(metadata["packages"].take()).unwrap()
}

/// The arrows between crates of the house, from `uses` to `used`.
fn arrows(packages: &[Value]) -> Vec<(String, String)> {
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let ours: Vec<String> = packages.iter().map(name).collect();
    let mut found = Vec::new();
    for package in packages {
        for used in package["dependencies"].as_array().unwrap() {
            // A crate may use itself in its own tests, with another feature on.
            if ours.contains(&name(used)) && name(used) != name(package) {
                found.push((name(package), name(used)));
            }
        }
    }
    found
}

/// What is wrong with these arrows.
fn wrong(arrows: &[(String, String)]) -> Vec<String> {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    arrows
        .iter()
        .filter(|(uses, used)| !allowed.get(uses.as_str()).is_some_and(|allowed| allowed.contains(&used.as_str())))
        .map(|(uses, used)| format!("{uses} may not use {used}"))
        .collect()
}

#[test]
fn no_crate_uses_another_that_it_may_not() {
    let packages = packages();
    let arrows = arrows(&packages);
    assert!(arrows.len() > 15, "too few arrows were found: {arrows:?}");
    assert_eq!(wrong(&arrows), Vec::<String>::new());
}

#[test]
fn every_crate_has_its_place_in_the_house() {
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        assert!(ARROWS.iter().any(|(known, _)| *known == name), "{name} is not in the table of arrows");
    }
}

#[test]
fn a_wrong_arrow_would_be_told() {
    let arrow = |uses: &str, used: &str| vec![(uses.to_owned(), used.to_owned())];
    assert_eq!(wrong(&arrow("saklig-model", "saklig-store")), ["saklig-model may not use saklig-store"]);
    assert_eq!(wrong(&arrow("saklig-web", "saklig-store")), ["saklig-web may not use saklig-store"]);
    assert_eq!(wrong(&arrow("saklig-new", "saklig-model")), ["saklig-new may not use saklig-model"]);
    assert!(wrong(&arrow("saklig-web", "saklig-desk")).is_empty());
}

/// What must never be in the tree: other ways to encrypt, whose flaws would be ours to follow too.
const ABSENT: &[&str] =
    &["openssl-sys", "openssl", "aws-lc-sys", "aws-lc-rs", "native-tls", "security-framework-sys", "schannel"];

/// Which of them are in a tree, a package and its version a line.
fn present(tree: &str) -> Vec<&str> {
    tree.lines().filter_map(|line| line.split(' ').next()).filter(|name| ABSENT.contains(name)).collect()
}

#[test]
fn there_is_one_way_to_encrypt_and_it_is_not_openssl() {
    let edges = "normal,build";
    let tree = cargo(&[
        "tree",
        "--workspace",
        "--offline",
        "--locked",
        "--prefix",
        "none",
        "--edges",
        edges,
        "--format",
        "{p}",
    ]);
    assert!(tree.contains("\nrustls v") && tree.contains("\nring v"), "the tree was not read");
    assert_eq!(present(&tree), Vec::<&str>::new());
    assert_eq!(present("rustls v0.23.0\nopenssl-sys v0.9.0\n"), ["openssl-sys"]);
}

#[test]
fn every_crate_of_the_house_inherits_the_lints() {
    for package in packages() {
        let path = package["manifest_path"].as_str().unwrap();
        let manifest: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        let inherits = manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool);
        assert_eq!(inherits, Some(true), "{path} does not inherit the workspace's lints");
    }
}

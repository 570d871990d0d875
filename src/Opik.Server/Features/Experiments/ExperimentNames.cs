namespace Opik.Server.Features.Experiments;

/// <summary>Names for experiments that nobody named: <c>patient_harbor_417</c>.</summary>
internal static class ExperimentNames
{
    private static readonly string[] Qualities =
    [
        "amber", "brisk", "calm", "candid", "clear", "cosy", "curious", "daring", "deft", "eager", "early", "fair", "fresh", "gentle", "glad", "golden", "keen",
        "kind", "late", "lively", "lucid", "mellow", "merry", "mild", "neat", "nimble", "patient", "plain", "proud", "quick", "quiet", "ready", "sharp", "silver",
        "sincere", "steady", "sunny", "swift", "tidy", "vivid", "warm", "wise",
    ];

    private static readonly string[] Things =
    [
        "anchor", "aspen", "bay", "beacon", "birch", "bridge", "brook", "canyon", "cedar", "cliff", "comet", "compass", "coral", "delta", "dune", "ember", "fern",
        "field", "fjord", "forest", "garden", "glacier", "grove", "harbor", "heath", "hill", "island", "lagoon", "lantern", "maple", "meadow", "mill", "moor",
        "orchard", "path", "pebble", "pine", "prairie", "reef", "ridge", "river", "shore", "spring", "summit", "tide", "valley", "willow",
    ];

    /// <summary>A name; names may repeat.</summary>
    public static string Create(Random random) =>
        $"{Qualities[random.Next(Qualities.Length)]}_{Things[random.Next(Things.Length)]}_{random.Next(100, 10_000)}";
}

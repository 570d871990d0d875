using System.Text.Json;
using System.Text.Json.Serialization;
using Opik.Recordings.Tests.Expectations;

namespace Opik.Recordings.Tests;

/// <summary>A place where the server does something else than recorded, and why that is right.</summary>
/// <param name="Recording">Name of the recording.</param>
/// <param name="Field">The field as the test names it.</param>
/// <param name="Reason">Why the server's behaviour is right.</param>
internal sealed record Deviation(
    [property: JsonPropertyName("recording"), JsonRequired] string Recording,
    [property: JsonPropertyName("field"), JsonRequired] string Field,
    [property: JsonPropertyName("reason"), JsonRequired] string Reason)
{
    /// <summary>All entries of deviations.json.</summary>
    public static IReadOnlyList<Deviation> All { get; } =
        JsonSerializer.Deserialize<List<Deviation>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "deviations.json")))!;

    /// <summary>What has to be mended: findings nobody explained, and explanations of what is not found any more.</summary>
    public static IReadOnlyList<string> Unexplained(string recording, IReadOnlyList<Finding> findings, IReadOnlyList<Deviation> deviations)
    {
        var own = deviations.Where(entry => string.Equals(entry.Recording, recording, StringComparison.Ordinal)).ToArray();
        var unexplained = findings.Where(finding => !own.Any(entry => string.Equals(entry.Field, finding.Field, StringComparison.Ordinal))).Select(finding => finding.ToString());
        var stale = own.Where(entry => !findings.Any(finding => string.Equals(entry.Field, finding.Field, StringComparison.Ordinal)))
            .Select(entry => $"{entry.Field}: deviations.json explains a deviation that is not there any more; delete the entry");
        return [.. unexplained, .. stale];
    }
}

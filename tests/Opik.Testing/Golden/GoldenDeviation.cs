using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Opik.Testing.Golden;

/// <summary>Cases in which this SDK knowingly does something else than the Python client.</summary>
/// <param name="File">File of golden values, e.g. <c>misc</c>.</param>
/// <param name="Cases">Regular expression over whole case ids.</param>
/// <param name="Reason">What ours does, and why that is right.</param>
public sealed record GoldenDeviation(
    [property: JsonPropertyName("file"), JsonRequired] string File,
    [property: JsonPropertyName("cases"), JsonRequired] string Cases,
    [property: JsonPropertyName("reason"), JsonRequired] string Reason)
{
    /// <summary>Regular expression over the input as JSON; null: every input. Finds cases whose ids are not known here.</summary>
    [JsonPropertyName("input")]
    public string? Input { get; init; }

    /// <summary>Regular expression over the constructor arguments as JSON; null: all.</summary>
    [JsonPropertyName("params")]
    public string? Params { get; init; }

    private static readonly Lazy<IReadOnlyList<GoldenDeviation>> Entries = new(() =>
        JsonSerializer.Deserialize<List<GoldenDeviation>>(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "deviations.json")))!);

    /// <summary>The entry for a case; null: it must be as the client does it.</summary>
    public static GoldenDeviation? Find(string file, GoldenCase golden) => Entries.Value.FirstOrDefault(entry => entry.Covers(file, golden));

    private bool Covers(string file, GoldenCase golden) =>
        File == file && IsMatch(golden.Id, $@"\A(?:{Cases})\z") && (Input is null || IsMatch(golden.Input.GetRawText(), Input)) && (Params is null || IsMatch(golden.Params.GetRawText(), Params));

    private static bool IsMatch(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(5));
}

using System.Text.Json;

namespace Opik.Conformance.Tests;

/// <summary>A place where the server rightly answers otherwise than the document lets expect; listed in the files of <c>exceptions</c>.</summary>
/// <param name="Operation"><c>METHOD /path</c>.</param>
/// <param name="Check"><c>valid</c>, <c>required:member</c>, <c>null:member</c> (in the answer), <c>unknown-id</c> or <c>malformed-id</c>.</param>
/// <param name="Status">The status answered instead.</param>
/// <param name="Reason">Why.</param>
internal sealed record ConformanceException(string Operation, string Check, int Status, string Reason)
{
    public static IReadOnlyList<ConformanceException> Load() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "exceptions"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => JsonSerializer.Deserialize<List<ConformanceException>>(File.ReadAllText(file), JsonSerializerOptions.Web)!)];
}

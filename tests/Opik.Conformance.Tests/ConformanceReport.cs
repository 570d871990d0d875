using System.Text;

namespace Opik.Conformance.Tests;

/// <summary>The table of all operations as Markdown.</summary>
internal static class ConformanceReport
{
    public static string Write(IEnumerable<OperationResult> results, IReadOnlyList<ConformanceException> exceptions)
    {
        var rows = results.OrderBy(result => result.Operation.Split(' ')[1], StringComparer.Ordinal).ThenBy(result => result.Operation, StringComparer.Ordinal).ToList();
        var text = new StringBuilder("| operation | checks | passed |\n|---|---|---|\n");
        foreach (var row in rows)
            text.Append($"| `{row.Operation}` | {row.Checks} | {(row.Problems.Count == 0 ? "yes" : "**no**")} |\n");
        text.Append($"\n{rows.Count} operations covered, {rows.Count(row => row.Problems.Count == 0)} passed, {rows.Sum(row => row.Checks)} checks.\n");
        foreach (var exception in exceptions)
            text.Append($"- `{exception.Operation}` {exception.Check}: {exception.Status}. {exception.Reason}\n");
        return text.ToString();
    }
}

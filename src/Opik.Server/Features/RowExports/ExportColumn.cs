using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.RowExports;

/// <summary>
/// One value of a row: a member or a path into it (<c>metadata.user.id</c>), or the value of a score by its name
/// (<c>feedback_scores.Helpfulness</c>), which rows hold as a list.
/// </summary>
internal sealed class ExportColumn
{
    private static readonly string[] Scores = ["feedback_scores", "span_feedback_scores", "experiment_scores"];

    private readonly JsonPath? _path;
    private readonly string? _score;

    private ExportColumn(string name, string member, JsonPath? path, string? score) => (Name, Member, _path, _score) = (name, member, path, score);

    /// <summary>As it was asked for: the head of the column.</summary>
    public string Name { get; }

    /// <summary>The member of a row that holds it.</summary>
    public string Member { get; }

    /// <summary>Reads a column; false when it is no path.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ExportColumn? column)
    {
        column = null;
        var end = text.AsSpan().IndexOfAny('.', '[');
        var member = end < 0 ? text : text[..end];
        if (string.IsNullOrWhiteSpace(member))
            return false;
        if (end > 0 && text[end] == '.' && Scores.Contains(member))
        {
            column = new ExportColumn(text, member, null, text[(end + 1)..]);
            return true;
        }

        if (!JsonPath.TryParse(text, out var path))
            return false;
        column = new ExportColumn(text, member, path, null);
        return true;
    }

    /// <summary>The columns of names, each once and in their order.</summary>
    /// <exception cref="ApiException">One is no path: a file without it would look whole (422).</exception>
    public static IReadOnlyList<ExportColumn> ParseAll(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Select(static name => TryParse(name, out var column) ? column : throw ApiException.Invalid([Refusal(name)]))];

    /// <summary>What is said of a name that is no path.</summary>
    public static string Refusal(string name) => $"column '{name}' must be a path such as metadata.user.id";

    /// <summary>The value in a row; undefined when there is none.</summary>
    public JsonElement Find(JsonElement row)
    {
        if (_path is not null)
            return _path.TryFind(row, out var value) ? value : default;
        if (row.TryGetProperty(Member, out var scores) && scores.ValueKind == JsonValueKind.Array)
        {
            foreach (var score in scores.EnumerateArray())
            {
                if (score.TryGetProperty("name", out var name) && name.ValueEquals(_score) && score.TryGetProperty("value", out var value))
                    return value;
            }
        }

        return default;
    }
}

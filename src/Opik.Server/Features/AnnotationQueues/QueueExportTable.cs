using System.Globalization;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>The table of an exported queue: for every reviewer and score a value and, where there is any, a reason; then the reviewer's comments.</summary>
internal sealed class QueueExportTable
{
    private readonly ILookup<Guid, QueueJudgement> _said;
    private readonly List<(string Head, Func<IEnumerable<QueueJudgement>, string> Cell)> _columns = [];

    public QueueExportTable(ILookup<Guid, QueueJudgement> said)
    {
        _said = said;
        var all = said.SelectMany(item => item).ToList();
        foreach (var author in all.Select(one => one.Author).Distinct().Order(StringComparer.Ordinal))
        {
            foreach (var name in all.Where(one => one.Author == author && one.Name is not null).Select(one => one.Name!).Distinct().Order(StringComparer.Ordinal))
            {
                _columns.Add(($"{name} ({author})", of => Value(One(of, author, name))));
                if (all.Any(one => one.Author == author && one.Name == name && one.Text is not null))
                    _columns.Add(($"{name} reason ({author})", of => One(of, author, name)?.Text ?? ""));
            }

            if (all.Any(one => one.Author == author && one.Name is null))
                _columns.Add(($"comments ({author})", of => string.Join("\n", of.Where(one => one.Author == author && one.Name is null).Select(one => one.Text))));
        }
    }

    public string Head() => Line(["id", "thread_id", "title", .. _columns.Select(column => column.Head)]);

    public string Row(QueueReviewItem item)
    {
        var said = _said[item.Id].ToList();
        return Line([item.Id.ToString("D"), item.ThreadId ?? "", item.Title ?? "", .. _columns.Select(column => column.Cell(said))]);
    }

    private static QueueJudgement? One(IEnumerable<QueueJudgement> said, string author, string name) =>
        said.FirstOrDefault(one => one.Author == author && one.Name == name);

    private static string Value(QueueJudgement? one) => one?.Category ?? one?.Value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quote)) + "\r\n";

    // Spreadsheets run what begins like a formula (CWE-1236): such a text gets an apostrophe.
    private static string Quote(string cell)
    {
        var text = cell is ['=' or '+' or '-' or '@' or '\t', ..] && !double.TryParse(cell, CultureInfo.InvariantCulture, out _) ? "'" + cell : cell;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

using Opik.Cli.Hosting;
using Spectre.Console;

namespace Opik.Cli.Commands.Transfer;

/// <summary>Counts what a command does, shows how far it is, and sums it up.</summary>
internal sealed class TransferReport(Terminal terminal, bool debug)
{
    private readonly List<TransferCounts> kinds = [];
    private ProgressTask? bar;

    /// <summary>True when something failed.</summary>
    public bool HasFailures => kinds.Any(kind => kind.Failed > 0);

    /// <summary>Counts of a kind.</summary>
    public TransferCounts Of(string kind)
    {
        if (kinds.Find(known => known.Kind == kind) is { } found)
            return found;
        var counts = new TransferCounts(kind);
        kinds.Add(counts);
        return counts;
    }

    /// <summary>Shows a bar on a terminal, nothing elsewhere.</summary>
    public async Task ShowAsync(Func<Task> work)
    {
        if (!terminal.CanDraw)
        {
            await work().ConfigureAwait(false);
            return;
        }

        await terminal.Error.Progress().AutoClear(true).Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async progress =>
        {
            bar = progress.AddTask("Starting", maxValue: 1);
            await work().ConfigureAwait(false);
        }).ConfigureAwait(false);
        bar = null;
    }

    /// <summary>How far a part is.</summary>
    /// <param name="what">The part.</param>
    /// <param name="done">Entities done.</param>
    /// <param name="total">All of them; null: unknown.</param>
    public void Progress(string what, int done, int? total)
    {
        if (bar is null)
            return;
        bar.Description = Markup.Escape(total is null ? $"{what}: {done}" : $"{what}: {done} of {total}");
        bar.IsIndeterminate = total is null;
        bar.MaxValue = Math.Max(1, total ?? 1);
        bar.Value = total is null ? 0 : done;
    }

    /// <summary>One entity failed; the rest goes on.</summary>
    public void Fail(TransferCounts counts, string what, Exception failure)
    {
        counts.Failed++;
        terminal.Fail($"{what}: {failure.Message}");
    }

    /// <summary>Something that does not count as a failure.</summary>
    public void Warn(string text) => terminal.Warn(text);

    /// <summary>A detail for <c>--debug</c>.</summary>
    public void Debug(string text)
    {
        if (debug)
            terminal.Note(text);
    }

    /// <summary>Writes the table.</summary>
    /// <param name="title">For instance <c>Export</c>.</param>
    /// <param name="verb">Heading of what was done.</param>
    public void Write(string title, string verb)
    {
        var table = new Table().Title($"{title} summary").Border(terminal.CanDraw ? TableBorder.Rounded : TableBorder.Ascii2).AddColumns("Type", verb, "Skipped", "Errors");
        foreach (var kind in kinds)
            table.AddRow(kind.Kind, $"{kind.Done}", $"{kind.Skipped}", $"{kind.Failed}");
        table.AddRow("Total", $"{kinds.Sum(kind => kind.Done)}", $"{kinds.Sum(kind => kind.Skipped)}", $"{kinds.Sum(kind => kind.Failed)}");
        terminal.Output.Write(table);
    }
}

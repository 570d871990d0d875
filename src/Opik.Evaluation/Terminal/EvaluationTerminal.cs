using Opik.Evaluation.Progress;
using Opik.Evaluation.Results;
using Spectre.Console;

namespace Opik.Evaluation.Terminal;

/// <summary>
/// Shows an evaluation on a terminal: give it as <see cref="EvaluationOptions.Progress"/>, then write the result. Nothing else
/// of this library writes to a terminal, so whoever leaves it out gets a silent evaluation.
/// </summary>
/// <example>
/// <code>
/// await using var terminal = new EvaluationTerminal();
/// var result = await client.EvaluateAsync(dataset, task, new EvaluationOptions { Progress = terminal });
/// await terminal.WriteAsync(result);
/// </code>
/// </example>
public sealed class EvaluationTerminal : IProgress<EvaluationProgress>, IAsyncDisposable
{
    private readonly IAnsiConsole console;
    private readonly TerminalVerbosity verbosity;
    private readonly RunningMeans means = new();
    private readonly TaskCompletionSource<ProgressTask> bar = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private Task? showing;

    /// <param name="verbosity">How much it says.</param>
    /// <param name="console">Where; null: the standard output.</param>
    public EvaluationTerminal(TerminalVerbosity verbosity = TerminalVerbosity.Summary, IAnsiConsole? console = null) =>
        (this.verbosity, this.console) = (verbosity, console ?? AnsiConsole.Console);

    /// <summary>A run has ended: moves the bar.</summary>
    public void Report(EvaluationProgress value)
    {
        if (verbosity == TerminalVerbosity.Silent)
            return;
        if (value.Result is { } result)
            means.Add(result.ScoreResults);
        lock (gate)
            showing ??= ShowAsync();
        if (!bar.Task.IsCompletedSuccessfully)
            return;
        var task = bar.Task.Result;
        task.IsIndeterminate = value.Total is null;
        task.MaxValue = Math.Max(value.Total ?? value.Completed, 1);
        task.Value = Math.Max(task.Value, value.Completed);
        task.Description = Markup.Escape($"Evaluation {means}");
    }

    /// <summary>Ends the bar and writes what came out.</summary>
    public async Task WriteAsync(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        await EndAsync().ConfigureAwait(false);
        if (verbosity == TerminalVerbosity.Silent)
            return;
        console.Write(ResultPanel.Summary(result));
        if (verbosity == TerminalVerbosity.Statistics)
            console.Write(ResultPanel.Statistics(result));
        // A link would be broken by the width of the panel.
        if (result.ExperimentUrl is { } url)
            console.MarkupLine($"Results: [link]{Markup.Escape(url.AbsoluteUri)}[/]");
    }

    /// <summary>Ends the bar.</summary>
    public async ValueTask DisposeAsync() => await EndAsync().ConfigureAwait(false);

    private async Task EndAsync()
    {
        ended.TrySetResult();
        if (showing is { } running)
            await running.ConfigureAwait(false);
    }

    private Task ShowAsync() => console.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(async context =>
        {
            bar.SetResult(context.AddTask("Evaluation"));
            await ended.Task.ConfigureAwait(false);
        });
}

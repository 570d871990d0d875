using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Opik.Evaluation.Progress;
using Opik.Evaluation.Results;

namespace Opik.Evaluation.Engine;

/// <summary>
/// Runs a plan: items are read a few ahead of the runs, so that memory does not depend on their number. A run that fails
/// leaves the others alone; the first failure is thrown once all have ended.
/// </summary>
internal sealed class EvaluationRun
{
    private readonly EvaluationPlan plan;
    private readonly TrialRunner runner;
    private readonly DeliveryPacing pacing;
    private ExceptionDispatchInfo? firstFailure;
    private long completed;
    private long items;

    public EvaluationRun(EvaluationPlan plan)
    {
        this.plan = plan;
        runner = new TrialRunner(plan);
        pacing = new DeliveryPacing(plan.Client.Delivery);
    }

    /// <summary>Items that were run.</summary>
    public long Items => Interlocked.Read(ref items);

    /// <summary>Runs that have ended, failed ones too.</summary>
    public long Completed => Interlocked.Read(ref completed);

    /// <summary>Runs everything.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; runs under way were told so.</exception>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<PlannedRun>(new BoundedChannelOptions(plan.Threads * 2) { SingleWriter = true });
        var feeding = FeedAsync(ahead.Writer, stop.Token);
        var workers = Enumerable.Range(0, plan.Threads).Select(_ => StartWorker(ahead.Reader, stop.Token)).ToArray();
        try
        {
            await Task.WhenAll(workers).ConfigureAwait(false);
        }
        finally
        {
            // A worker ends early only when it was cancelled: nobody would take what is read further.
            await stop.CancelAsync().ConfigureAwait(false);
        }

        try
        {
            await feeding.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && feeding.IsCanceled)
        {
            // It was stopped above, after the last run.
        }

        cancellationToken.ThrowIfCancellationRequested();
        firstFailure?.Throw();
    }

    private async Task FeedAsync(ChannelWriter<PlannedRun> ahead, CancellationToken cancellationToken)
    {
        try
        {
            var order = 0L;
            await foreach (var item in plan.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                PlannedItem? planned = null;
                foreach (var trial in plan.Trials(item))
                {
                    planned ??= new PlannedItem(item, item.Id?.ToString() ?? string.Create(CultureInfo.InvariantCulture, $"temp_item_{items}"), plan.ItemMetrics);
                    await ahead.WriteAsync(new PlannedRun(planned, trial, order++), cancellationToken).ConfigureAwait(false);
                }

                if (planned is not null)
                    Interlocked.Increment(ref items);
            }
        }
        finally
        {
            // What was read before an error is still run.
            ahead.Complete();
        }
    }

    // A task that blocks gets a thread of its own: on the thread pool many of them would wait for each other to begin.
    private Task StartWorker(ChannelReader<PlannedRun> ahead, CancellationToken cancellationToken) =>
        plan.Task.IsAsynchronous
            ? Task.Run(() => WorkAsync(ahead, cancellationToken), CancellationToken.None)
            : Task.Factory.StartNew(() => Work(ahead, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private async Task WorkAsync(ChannelReader<PlannedRun> ahead, CancellationToken cancellationToken)
    {
        while (await ahead.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (ahead.TryRead(out var run))
                await RunAsync(run, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Work(ChannelReader<PlannedRun> ahead, CancellationToken cancellationToken)
    {
        while (ahead.WaitToReadAsync(cancellationToken).AsTask().GetAwaiter().GetResult())
        {
            while (ahead.TryRead(out var run))
                RunAsync(run, cancellationToken).GetAwaiter().GetResult();
        }
    }

    private async Task RunAsync(PlannedRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TestResult? result = null;
        try
        {
            result = await runner.RunAsync(run, cancellationToken).ConfigureAwait(false);
            plan.Collect(run.Order, result);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.CompareExchange(ref firstFailure, ExceptionDispatchInfo.Capture(failure), null);
        }

        var ended = Interlocked.Increment(ref completed);
        plan.Progress?.Report(new EvaluationProgress(ended, plan.TotalRuns, result));
        await pacing.AfterRunAsync(cancellationToken).ConfigureAwait(false);
    }
}

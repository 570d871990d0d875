using System.Text.Json;
using Microsoft.Extensions.Logging;
using Opik.AgentConfiguration;
using Opik.Prompts;
using Opik.Tracing;

namespace Opik.Agents;

/// <summary>One job: its trace, its agent, its report.</summary>
internal sealed partial class JobExecution(OpikClient client, RunnerApi api, Guid runner, AgentRunnerOptions options, RegisteredAgent? agent, JobRecord job, CancellationToken stopping)
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    private volatile bool cancelled;

    /// <summary>Completes when the run was reported.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>Somebody has stopped the run; the server knows.</summary>
    public void Cancel()
    {
        cancelled = true;
        ending.Cancel();
    }

    /// <summary>Begins, in an asynchronous flow of its own.</summary>
    public void Start(Action ended) => Ended = Task.Run(
        async () =>
        {
            try
            {
                await RunAsync().ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                // One bad run must not end the runner.
                LogUnreported(client.Logger, job.AgentName, job.Id, failure.Message);
            }
            finally
            {
                ended();
            }
        },
        CancellationToken.None);

    private async Task RunAsync()
    {
        if (agent is null)
        {
            await ReportAsync(new ReportBody("failed", null, $"Unknown agent: {job.AgentName}", null)).ConfigureAwait(false);
            return;
        }

        var reports = new RunReports(client, api, runner, job.Id, Cancel);
        using var hurry = new CancellationTokenSource();
        var pump = reports.PumpAsync(new Patience(client), hurry.Token);
        var traceId = EntityIds.New(client.Clock.GetUtcNow().UtcDateTime);
        var run = new AgentRun(job, traceId, reports, ending.Token);
        await ReportAsync(new ReportBody("running", null, null, TraceOf(run))).ConfigureAwait(false);
        if (job.Timeout is > 0 and var seconds)
            ending.CancelAfter(TimeSpan.FromSeconds(seconds));
        var report = await AnswerAsync(agent, run).ConfigureAwait(false);
        reports.Close();
        // The result must not wait for lines for ever.
        hurry.CancelAfter(LastWords);
        await pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!cancelled)
            await ReportAsync(report).ConfigureAwait(false);
    }

    private async Task<ReportBody> AnswerAsync(RegisteredAgent agent, AgentRun run)
    {
        run.Enter();
        using var version = AgentConfigsClient.UseVersion(job.MaskId, job.BlueprintName);
        using var masks = PromptMasks.Enter(job.PromptMasks);
        using var trace = client.StartTrace(agent.Name, new TraceOptions { Id = run.TraceId, ProjectName = options.ProjectName, Input = job.Inputs });
        using var span = client.StartSpan(agent.Name, new SpanOptions { Input = job.Inputs });
        try
        {
            // An agent that does not listen to its token is left alone; what it still says is not taken.
            var result = await Task.Run(() => agent.CallAsync(run), CancellationToken.None).WaitAsync(run.CancellationToken).ConfigureAwait(false);
            var shown = Shown(result);
            trace.SetOutput(shown);
            span.SetOutput(shown);
            return new ReportBody("completed", shown, null, TraceOf(run));
        }
        catch (Exception failure)
        {
            var (said, type) = failure is OperationCanceledException && run.CancellationToken.IsCancellationRequested
                ? (Reason(), "Cancelled")
                : ($"{failure.GetType().Name}: {failure.Message}", null);
            if (type is null)
            {
                trace.SetError(failure);
                span.SetError(failure);
                LogFailed(client.Logger, agent.Name, job.Id, failure);
            }
            else
            {
                trace.SetError(type, said);
                span.SetError(type, said);
            }

            return new ReportBody("failed", null, said, TraceOf(run));
        }
    }

    private Guid? TraceOf(AgentRun run) => client.IsTracingActive ? run.TraceId : null;

    private string Reason() =>
        cancelled ? "The run was stopped"
        : stopping.IsCancellationRequested ? "The runner was ended before the run had"
        : $"The run took longer than {job.Timeout} s";

    // Bare results are wrapped, as the official clients do.
    private static JsonElement Shown(JsonElement? result) =>
        result is { ValueKind: JsonValueKind.Object } whole
            ? whole
            : JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { ["result"] = result ?? AgentJson.Null }, Natural.Default.DictionaryStringJsonElement);

    private async Task ReportAsync(ReportBody body)
    {
        // What a runner that ends has to say is said quickly or not at all.
        using var limit = new CancellationTokenSource();
        await using var registered = stopping.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(LastWords), limit).ConfigureAwait(false);
        await new Patience(client).AskAsync(() => api.ReportAsync(job.Id, body, limit.Token), limit.Token).ConfigureAwait(false);
    }

    [LoggerMessage(7006, LogLevel.Error, "Agent '{Agent}' failed in run {Job}.")]
    private static partial void LogFailed(ILogger logger, string agent, Guid job, Exception failure);

    [LoggerMessage(7007, LogLevel.Warning, "What became of run {Job} of agent '{Agent}' could not be reported: {Reason}")]
    private static partial void LogUnreported(ILogger logger, string agent, Guid job, string reason);
}

using System.Text;
using System.Text.Json;

namespace Opik.Agents;

/// <summary>One run of an agent that the agents page asked for. An agent takes it as a parameter, or from <see cref="Current"/>; thread-safe.</summary>
public sealed class AgentRun
{
    private static readonly AsyncLocal<AgentRun?> Flow = new();
    private readonly RunReports reports;

    internal AgentRun(JobRecord job, Guid traceId, RunReports reports, CancellationToken cancellationToken)
    {
        this.reports = reports;
        Id = job.Id;
        AgentName = job.AgentName;
        TraceId = traceId;
        Inputs = job.Inputs is { ValueKind: JsonValueKind.Object } inputs ? inputs.EnumerateObject().ToDictionary(static input => input.Name, static input => input.Value) : [];
        CancellationToken = cancellationToken;
    }

    /// <summary>The run around the caller; null: none, the agent was called by something else.</summary>
    public static AgentRun? Current => Flow.Value;

    /// <summary>Id of the job.</summary>
    public Guid Id { get; }

    /// <summary>The agent.</summary>
    public string AgentName { get; }

    /// <summary>Trace of the run.</summary>
    public Guid TraceId { get; }

    /// <summary>What was given to it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Inputs { get; }

    /// <summary>Cancelled when somebody stops the run, its time is over, or the runner ends.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>
    /// Adds to the output that the page shows while the run goes on; what the agent returns takes its place. Sent in the
    /// background, several times a second; beyond 262,144 characters nothing more is shown.
    /// </summary>
    /// <param name="text">What comes behind the text so far.</param>
    /// <param name="tokens">Tokens of the whole output so far, where the model says so; null: not known.</param>
    public void ReportOutput(string text, int? tokens = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        reports.AddOutput(text, tokens);
    }

    /// <summary>Shows pieces of the output as they come.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <returns>All of them together.</returns>
    public async Task<string> ReportOutputAsync(IAsyncEnumerable<string> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var all = new StringBuilder();
        await foreach (var piece in pieces.WithCancellation(CancellationToken).ConfigureAwait(false))
        {
            all.Append(piece);
            ReportOutput(piece);
        }

        return all.ToString();
    }

    /// <summary>Writes a line to the log of the run.</summary>
    /// <param name="line">The line.</param>
    public void Log(string line) => Print("stdout", line + "\n");

    /// <summary>Something that was printed.</summary>
    internal void Print(string stream, string text) => reports.AddLog(new LogEntry(stream, text));

    /// <summary>Makes it current in this asynchronous flow, for good: every run has a flow of its own.</summary>
    internal void Enter() => Flow.Value = this;
}

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Opik.Agents;

/// <summary>
/// Lets the agents page of a project run agents of this program: it connects, announces them, takes jobs, and reports logs,
/// output and results. From <see cref="OpikClient.CreateAgentRunner"/>. Python: <c>opik endpoint</c>.
/// </summary>
public sealed partial class AgentRunner : IAsyncDisposable
{
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(5);
    private readonly OpikClient client;
    private readonly AgentRunnerOptions options;
    private readonly RunnerApi api;
    private readonly AgentJson json;
    private readonly ConcurrentDictionary<string, RegisteredAgent> agents = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource ending = new();
    private Task? running;

    internal AgentRunner(OpikClient client, AgentRunnerOptions options)
    {
        options.Check();
        (this.client, this.options) = (client, options);
        api = new RunnerApi(client);
        json = new AgentJson(client.Options);
    }

    /// <summary>
    /// Adds an agent. Its parameters are the inputs that the page asks for; those with a default value or a nullable type are
    /// optional, an <see cref="AgentRun"/> and a <see cref="CancellationToken"/> are given by the runner. It may return a value,
    /// a task, or <c>IAsyncEnumerable&lt;string&gt;</c>, whose pieces are shown as they come.
    /// </summary>
    /// <param name="name">Name on the page.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="about">What the page says of it.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, or a parameter cannot be an input.</exception>
    [RequiresUnreferencedCode("Parameters and results are read by reflection; trimmed programs name the parameters themselves.")]
    [RequiresDynamicCode("Parameters and results are read by reflection; AOT programs name the parameters themselves.")]
    public AgentRunner AddAgent(string name, Delegate agent, AgentOptions? about = null)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var call = new AgentDelegate(agent, json);
        return Add(new RegisteredAgent(name, call.Inputs, about ?? new AgentOptions(), call.CallAsync));
    }

    /// <summary>Adds an agent without reflection, for trimmed and AOT programs.</summary>
    /// <param name="name">Name on the page.</param>
    /// <param name="parameters">The inputs that the page asks for.</param>
    /// <param name="agent">The agent; it reads <see cref="AgentRun.Inputs"/> and returns a text, a number, JSON, or what <see cref="OpikOptions.JsonTypeInfoResolver"/> knows.</param>
    /// <param name="about">What the page says of it.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public AgentRunner AddAgent(string name, IReadOnlyList<OpikEntrypointParameter> parameters, Func<AgentRun, Task<object?>> agent, AgentOptions? about = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(agent);
        return Add(new RegisteredAgent(name, parameters, about ?? new AgentOptions(), async run => json.Write(await agent(run).ConfigureAwait(false))));
    }

    /// <summary>
    /// Connects and runs agents until it is cancelled, disposed of, or disconnected by the server. While the server is away it
    /// waits and connects again. Runs that go on at the end are cancelled and reported as failed.
    /// </summary>
    /// <param name="cancellationToken">Ends it; that is no error.</param>
    /// <exception cref="InvalidOperationException">There is no agent, or it runs already.</exception>
    /// <exception cref="TimeoutException">Nobody opened the pairing link in time.</exception>
    /// <exception cref="OpikApiException">The server refuses the client (401, 403).</exception>
    public Task RunAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(ending.IsCancellationRequested, this);
        if (agents.IsEmpty)
            throw new InvalidOperationException("The runner has no agent: add one with AddAgent.");
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref running, source.Task, null) is not null)
            throw new InvalidOperationException("The runner runs already, or has ended: create another.");
        return ServeAsync(source, cancellationToken);
    }

    /// <summary>Ends it and waits until its runs have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        if (Volatile.Read(ref running) is { } task)
            await task.ConfigureAwait(false);
    }

    private AgentRunner Add(RegisteredAgent agent)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(agent.Name, nameof(agent));
        if (Volatile.Read(ref running) is not null)
            throw new InvalidOperationException("Agents are added before the runner runs.");
        return agents.TryAdd(agent.Name, agent) ? this : throw new ArgumentException($"There is an agent '{agent.Name}' already.", nameof(agent));
    }

    private async Task ServeAsync(TaskCompletionSource source, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending.Token);
        using var capture = options.CaptureConsole ? ConsoleCapture.Install() : null;
        try
        {
            var given = RunnerPairing.Given;
            var patience = new Patience(client);
            var id = given ?? await new RunnerPairing(client, api, options).PairAsync(patience, stopping.Token).ConfigureAwait(false);
            await patience.AskAsync(() => api.AnnounceAsync(id, agents.ToDictionary(static agent => agent.Key, static agent => agent.Value.Announced), stopping.Token), stopping.Token).ConfigureAwait(false);
            await RunAsync(id, stopping).ConfigureAwait(false);
            if (given is null)
                await LeaveAsync(id).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked for.
        }
        finally
        {
            source.SetResult();
        }
    }

    private async Task RunAsync(Guid id, CancellationTokenSource stopping)
    {
        try
        {
            await new RunnerLoop(client, api, options, id, agents).RunAsync(stopping).ConfigureAwait(false);
        }
        catch (OpikApiException gone) when (gone.StatusCode is HttpStatusCode.Gone or HttpStatusCode.NotFound)
        {
            LogGone(client.Logger);
        }
    }

    // The page sees at once that it has gone.
    private async Task LeaveAsync(Guid id)
    {
        using var limit = new CancellationTokenSource(LeaveTimeout, client.Clock);
        try
        {
            await api.LeaveAsync(id, limit.Token).ConfigureAwait(false);
        }
        catch (Exception late) when (late is OpikException or OperationCanceledException)
        {
            // The server finds out by itself: there are no heartbeats any more.
        }
    }

    [LoggerMessage(7005, LogLevel.Warning, "The server has disconnected the runner: somebody did, one of the same name took its place, or it was silent for ten minutes.")]
    private static partial void LogGone(ILogger logger);
}

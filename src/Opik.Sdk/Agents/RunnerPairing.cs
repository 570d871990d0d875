using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Opik.Agents;

/// <summary>Makes a runner known to the server, as the official command line does.</summary>
internal sealed partial class RunnerPairing(OpikClient client, RunnerApi api, AgentRunnerOptions options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The runner that <c>opik endpoint -- dotnet run</c> has paired for this program; null: nobody has.</summary>
    public static Guid? Given =>
        Environment.GetEnvironmentVariable("OPIK_RUNNER_MODE") == "true" && Guid.TryParse(Environment.GetEnvironmentVariable("OPIK_RUNNER_ID"), out var id) ? id : null;

    /// <summary>Pairs; the id of the runner.</summary>
    /// <exception cref="TimeoutException">Nobody opened the link in time.</exception>
    public async Task<Guid> PairAsync(Patience patience, CancellationToken stopping)
    {
        var projectName = options.ProjectName ?? client.ProjectName;
        var name = options.Name ?? $"{Environment.MachineName}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
        var key = RandomNumberGenerator.GetBytes(PairingLink.KeyLength);
        var project = await patience.AskAsync(() => client.Projects.FindOrCreateAsync(projectName, stopping), stopping).ConfigureAwait(false);
        var body = new PairingBody(project.Id, Convert.ToBase64String(key), "endpoint", (int)options.PairingTimeout.TotalSeconds);
        var session = await patience.AskAsync(() => api.PairAsync(body, stopping), stopping).ConfigureAwait(false);
        if (options.Headless)
        {
            await patience.AskAsync(() => api.ActivateAsync(session.SessionId, new ActivationBody(name, PairingLink.Proof(session.SessionId, key, name)), stopping), stopping).ConfigureAwait(false);
            LogConnected(client.Logger, name, projectName);
            return session.RunnerId;
        }

        Show(PairingLink.Of(client.Rest.Address.AbsoluteUri, session.SessionId, key, project.Id, projectName, name, client.Options.Workspace));
        await WaitAsync(session.RunnerId, patience, stopping).ConfigureAwait(false);
        LogConnected(client.Logger, name, projectName);
        return session.RunnerId;
    }

    private void Show(Uri link)
    {
        if (options.PairingLink is { } take)
            take(link);
        else
            Console.Out.WriteLine($"Open this link to connect the runner (it holds for {options.PairingTimeout.TotalMinutes:0.#} min): {link.AbsoluteUri}");
    }

    private async Task WaitAsync(Guid runner, Patience patience, CancellationToken stopping)
    {
        var since = client.Clock.GetTimestamp();
        while (client.Clock.GetElapsedTime(since) < options.PairingTimeout)
        {
            if (await patience.AskAsync(() => api.FindAsync(runner, stopping), stopping).ConfigureAwait(false) is { Status: "connected" })
                return;
            await Task.Delay(Pause, client.Clock, stopping).ConfigureAwait(false);
        }

        throw new TimeoutException($"Nobody has opened the pairing link within {options.PairingTimeout.TotalMinutes:0.#} min. Start the program again and open the new one.");
    }

    [LoggerMessage(7003, LogLevel.Information, "Runner '{Name}' is connected to project '{Project}'.")]
    private static partial void LogConnected(ILogger logger, string name, string project);
}

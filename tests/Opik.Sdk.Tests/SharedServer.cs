using Opik.Testing;

[assembly: AssemblyFixture(typeof(Opik.Sdk.Tests.SharedServer))]

namespace Opik.Sdk.Tests;

/// <summary>One real server for all tests that get along in projects of their own. It starts when the first of them asks.</summary>
public sealed class SharedServer : IAsyncDisposable
{
    private readonly Lazy<Task<OpikServerProcess>> server = new(() => OpikServerProcess.StartAsync());

    /// <summary>The server itself, for what is read past the client.</summary>
    public Task<OpikServerProcess> ProcessAsync() => server.Value;

    /// <summary>A new client of the server.</summary>
    /// <param name="configure">Further settings.</param>
    public async Task<OpikClient> ClientAsync(Action<OpikOptions>? configure = null)
    {
        var options = new OpikOptions { UrlOverride = new Uri((await server.Value).Address, "api/"), ApiKey = null, Workspace = "default", ProjectName = $"p-{Guid.NewGuid():N}" };
        configure?.Invoke(options);
        return new OpikClient(options);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
            await (await server.Value).DisposeAsync();
    }
}

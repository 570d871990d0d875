using Opik.Testing;

[assembly: AssemblyFixture(typeof(Opik.Cli.Tests.RunningServer))]

namespace Opik.Cli.Tests;

/// <summary>One server for all tests that get along in projects of their own.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private OpikServerProcess? server;

    /// <summary>Its address.</summary>
    public Uri Address => server!.Address;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => server = await OpikServerProcess.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}

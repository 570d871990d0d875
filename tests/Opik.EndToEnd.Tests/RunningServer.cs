using Opik.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Opik.EndToEnd.Tests.RunningServer))]

namespace Opik.EndToEnd.Tests;

/// <summary>One server for all tests of the assembly; every test uses a project of its own.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private OpikServerProcess? process;

    /// <summary>The server; tests that stop it start their own.</summary>
    public OpikServerProcess Process => process ?? throw new InvalidOperationException("The server is not started yet.");

    public Uri Address => Process.Address;

    public async ValueTask InitializeAsync() => process = await OpikServerProcess.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
    }
}

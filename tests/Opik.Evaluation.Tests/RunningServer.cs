using Opik.Testing;
using Opik.Testing.Reading;
using Xunit;

[assembly: AssemblyFixture(typeof(Opik.Evaluation.Tests.RunningServer))]

namespace Opik.Evaluation.Tests;

/// <summary>One server for all tests of the assembly that ask for it, started by the first; every test uses a project of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    // Activities of a library that are in no trace belong to the default client. Without one, any client of a test would take
    // the model calls that another test makes at the same time.
    private readonly OpikClient others = OpikClient.Default = new OpikClient(new OpikOptions { TrackDisable = true });
    private readonly Lazy<Task<OpikServerProcess>> process = new(() => OpikServerProcess.StartAsync());

    /// <summary>The server.</summary>
    public Task<OpikServerProcess> Process => process.Value;

    /// <summary>A client whose project is <paramref name="project"/>.</summary>
    public async Task<OpikClient> ClientAsync(string project)
    {
        var server = await Process;
        return new OpikClient(new OpikOptions { UrlOverride = new Uri(server.Address, "/api/"), ProjectName = project });
    }

    /// <summary>What the server stored.</summary>
    public async Task<StoredContentsReader> ReaderAsync() => new((await Process).Client);

    public async ValueTask DisposeAsync()
    {
        if (process.IsValueCreated)
            await (await process.Value).DisposeAsync();
        await others.DisposeAsync();
    }
}

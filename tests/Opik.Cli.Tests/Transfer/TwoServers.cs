using System.Text.Json.Nodes;
using Opik.Testing;
using Opik.Testing.Json;

[assembly: AssemblyFixture(typeof(Opik.Cli.Tests.Transfer.TwoServers))]

namespace Opik.Cli.Tests.Transfer;

/// <summary>A server beside <see cref="RunningServer"/>, to import into.</summary>
public sealed class TwoServers : IAsyncLifetime
{
    private OpikServerProcess? other;

    /// <summary>Address of the other one.</summary>
    public Uri Other => other!.Address;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => other = await OpikServerProcess.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => other?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Fails with a list of differences unless both are the same.</summary>
    internal static void AssertSame(JsonNode expected, JsonNode actual)
    {
        var differences = JsonComparison.Compare(expected, actual);
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
    }
}

using System.Text.Json.Nodes;
using Opik.EndToEnd.Tests.PythonSdk;
using Opik.EndToEnd.Tests.TypeScriptSdk;
using Opik.Testing.Json;
using Xunit;

namespace Opik.EndToEnd.Tests.WireParity;

/// <summary>One program in the words of the official clients and of the .NET SDK leaves the same traces, ids and times apart.</summary>
public sealed class WireParityTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 300_000)]
    public async Task Functions_scopes_and_calls_by_hand_are_stored_as_those_of_the_Python_client()
    {
        await PythonScript.RunAsync("2.2.122", "parity.py", server.Address, "parity-python");
        await RunAsync("parity-dotnet-1", PythonProgram.RunAsync);

        await CompareAsync("parity-python", "parity-dotnet-1", PythonProgram.Deviations);
    }

    [Fact(Timeout = 300_000)]
    public async Task Traces_and_spans_by_hand_are_stored_as_those_of_the_TypeScript_client()
    {
        await TypeScriptScript.RunAsync("parity.mjs", server.Address, "parity-typescript");
        await RunAsync("parity-dotnet-2", TypeScriptProgram.RunAsync);

        await CompareAsync("parity-typescript", "parity-dotnet-2", TypeScriptProgram.Deviations);
    }

    private async Task RunAsync(string project, Func<OpikClient, Task> program)
    {
        await using var client = new OpikClient(new OpikOptions { UrlOverride = new Uri(server.Address, "/api/"), ProjectName = project });
        await program(client);
        Assert.True((await client.FlushAsync(cancellationToken: Cancellation)).Success);
    }

    private async Task CompareAsync(string official, string ours, IReadOnlyDictionary<string, string> deviations)
    {
        var expected = await StoredShape.ReadAsync(server.Process.Client, official, Cancellation);
        var actual = await StoredShape.ReadAsync(server.Process.Client, ours, Cancellation);
        Assert.NotEmpty(expected);

        var differences = JsonComparison.Compare(expected, actual).ToDictionary(difference => difference.Path);
        Assert.True(differences.Keys.All(deviations.ContainsKey), string.Join('\n', differences.Where(difference => !deviations.ContainsKey(difference.Key)).Select(difference => difference.Value)));
        Assert.Empty(deviations.Keys.Except(differences.Keys));
    }
}

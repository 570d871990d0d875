using Opik.Testing;
using Opik.Testing.FakeLlm;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>Experiments that the server runs, and synthetic items, with the official Python client.</summary>
public sealed class PythonExperimentRunTests(RunningServer server)
{
    public static TheoryData<string> Versions => PythonScript.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_run_is_started_followed_and_read(string version)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = request => request.LastText.Contains("\"items\"", StringComparison.Ordinal)
            ? FakeLlmAnswer.Text("""{"items":[{"word":"gamma"},{"word":"delta"}]}""")
            : FakeLlmAnswer.Text("Echo ", request.LastText) with { Pause = TimeSpan.FromSeconds(request.LastText.StartsWith("slow", StringComparison.Ordinal) ? 1 : 0) };
        var answer = await PythonScript.RunAsync(version, "experiment_run.py", server.Address, $"runs-{version}", fake.OpenAi.ToString());

        Assert.Equal((2, "completed", 2), ((int)answer["total_items"]!, (string?)answer["status"], (int)answer["trace_count"]!));
        JsonAssert.Same("""["Echo alpha", "Echo beta"]""", answer["outputs"]);
        Assert.True((bool)answer["linked"]!);
        if (version != "2.1.24")
            JsonAssert.Same("""["cancelled", true]""", answer["cancelled"]);
        JsonAssert.Same("""["gamma", "delta"]""", answer["expanded"]);
        Assert.Equal(2, (int)answer["total_generated"]!);
    }
}

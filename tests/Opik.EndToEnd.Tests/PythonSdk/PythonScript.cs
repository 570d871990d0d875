using System.Text.Json.Nodes;
using Opik.Testing;
using Opik.Testing.Processes;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>Runs a script of the <c>python</c> folder with one version of the official client against a server.</summary>
internal static class PythonScript
{
    /// <summary>Versions of the client: what a user installs today, and what the wire format describes.</summary>
    public static TheoryData<string> Versions => ["2.2.122", "2.1.24"];

    /// <summary>Runs a script and returns the JSON it printed last. Skips the test where the wheels are absent.</summary>
    /// <param name="version">Version of the client.</param>
    /// <param name="script">File name in the <c>python</c> folder.</param>
    /// <param name="server">Address of the server.</param>
    /// <param name="project">Passed as the first argument.</param>
    /// <param name="arguments">Further arguments.</param>
    public static async Task<JsonObject> RunAsync(string version, string script, Uri server, string project, params string[] arguments)
    {
        var path = RepositoryPaths.InRepository("tests", "Opik.EndToEnd.Tests", "python", script);
        var output = await RunFileAsync(version, path, server, [project, .. arguments]);
        return JsonNode.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!.AsObject();
    }

    /// <summary>Runs any Python file and returns what it printed. Skips the test where the wheels are absent.</summary>
    public static async Task<string> RunFileAsync(string version, string path, Uri server, string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(RepositoryPaths.PythonWheels), $"The wheels of the official Python client are not at {RepositoryPaths.PythonWheels}; set OPIK_PYWHEELS_DIR.");
        var cancellationToken = TestContext.Current.CancellationToken;
        var interpreter = await PythonEnvironment.InterpreterAsync(version, cancellationToken);
        using var home = new TemporaryFolder("python-home");
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HOME"] = home.Path,
            ["OPIK_URL_OVERRIDE"] = new Uri(server, "/api").ToString(),
            ["OPIK_CONFIG_PATH"] = Path.Combine(home.Path, "opik.config"),
            ["OPIK_CONNECTION_MONITOR_PING_INTERVAL"] = "0.5",
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["PYTHONUNBUFFERED"] = "1",
            // Nothing leaves the machine.
            ["OPIK_SENTRY_ENABLE"] = "false",
            ["OPIK_ANALYTICS_ENABLE"] = "false",
            ["DO_NOT_TRACK"] = "1",
            ["NO_PROXY"] = "127.0.0.1,localhost",
        };
        var result = await ChildProgram.RunAsync(interpreter, [path, .. arguments], environment: environment, timeout: TimeSpan.FromMinutes(3), cancellationToken: cancellationToken);
        return result.Output;
    }
}

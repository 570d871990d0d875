using System.ComponentModel;
using Opik.Testing;
using Opik.Testing.Processes;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>A virtual environment with one version of the official Python client and OpenTelemetry, set up once from wheels on disk.</summary>
internal static class PythonEnvironment
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Path of the interpreter that has <c>opik</c> in this version.</summary>
    public static async Task<string> InterpreterAsync(string version, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(RepositoryPaths.Cache, "python", $"opik-{version}");
        var interpreter = Path.Combine(folder, "bin", "python");
        var complete = Path.Combine(folder, ".complete");
        string[] packages = [$"opik=={version}", "opentelemetry-exporter-otlp-proto-http"];
        var wanted = string.Join(' ', packages);
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(complete) || await File.ReadAllTextAsync(complete, cancellationToken) != wanted)
            {
                // What an interrupted run left behind is no environment, nor is one with other packages.
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
                (await ChildProgram.RunAsync(await SystemPythonAsync(cancellationToken), ["-m", "venv", folder], cancellationToken: cancellationToken)).EnsureSuccess();
                (await ChildProgram.RunAsync(interpreter, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--find-links", RepositoryPaths.PythonWheels, .. packages], cancellationToken: cancellationToken)).EnsureSuccess();
                await File.WriteAllTextAsync(complete, wanted, cancellationToken);
            }
        }
        finally
        {
            OneAtATime.Release();
        }

        return interpreter;
    }

    // The wheels are built for CPython 3.11.
    private static async Task<string> SystemPythonAsync(CancellationToken cancellationToken)
    {
        foreach (var name in new[] { "python3.11", "python3" })
        {
            try
            {
                var version = await ChildProgram.RunAsync(name, ["-c", "import sys; print(sys.version_info[:2] == (3, 11))"], cancellationToken: cancellationToken);
                if (string.Equals(version.StandardOutput.Trim(), "True", StringComparison.Ordinal))
                    return name;
            }
            catch (Win32Exception)
            {
                // Not installed under this name.
            }
        }

        Assert.Skip("The wheels of the official Python client need CPython 3.11, and neither python3.11 nor python3 is one.");
        return "";
    }
}

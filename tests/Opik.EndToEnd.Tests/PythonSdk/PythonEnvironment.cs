using Opik.Testing;
using Opik.Testing.Processes;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>A virtual environment with one version of the official Python client, set up once from wheels on disk.</summary>
internal static class PythonEnvironment
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Path of the interpreter that has <c>opik</c> in this version.</summary>
    public static async Task<string> InterpreterAsync(string version, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(RepositoryPaths.Cache, "python", $"opik-{version}");
        var interpreter = Path.Combine(folder, "bin", "python");
        var complete = Path.Combine(folder, ".complete");
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(complete))
            {
                // What an interrupted run left behind is no environment.
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
                (await ChildProgram.RunAsync("python3", ["-m", "venv", folder], cancellationToken: cancellationToken)).EnsureSuccess();
                (await ChildProgram.RunAsync(interpreter, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--find-links", RepositoryPaths.PythonWheels, $"opik=={version}"], cancellationToken: cancellationToken)).EnsureSuccess();
                await File.WriteAllTextAsync(complete, version, cancellationToken);
            }
        }
        finally
        {
            OneAtATime.Release();
        }

        return interpreter;
    }
}

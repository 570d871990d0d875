using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Opik.Xunit.Recording;

/// <summary>What was tested: commit, branch and whether there were changes, from git or from what build servers set.</summary>
internal static class GitMetadata
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Null when there is neither a repository nor a build server.</summary>
    public static async Task<JsonObject?> ReadAsync()
    {
        var commit = await GitAsync("rev-parse HEAD").ConfigureAwait(false) ?? Variable("GITHUB_SHA", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION");
        if (commit is null)
            return null;
        var branch = await GitAsync("symbolic-ref --short -q HEAD").ConfigureAwait(false) ?? Variable("GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "BUILD_SOURCEBRANCHNAME");
        var changes = await GitAsync("status --porcelain --untracked-files=no").ConfigureAwait(false);
        return new JsonObject { ["commit"] = commit, ["branch"] = branch, ["dirty"] = changes is { Length: > 0 } };
    }

    private static string? Variable(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                return value;
        }

        return null;
    }

    private static async Task<string?> GitAsync(string arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
            if (git is null)
                return null;
            using var limit = new CancellationTokenSource(Patience);
            var output = await git.StandardOutput.ReadToEndAsync(limit.Token).ConfigureAwait(false);
            await git.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return git.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Exception unavailable) when (unavailable is System.ComponentModel.Win32Exception or OperationCanceledException)
        {
            // No git on this machine, or one that hangs: the run is stored without it.
            return null;
        }
    }
}

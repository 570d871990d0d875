using System.Diagnostics;
using System.Text;
using Opik.Testing;

namespace Opik.Cli.Tests.Configure;

/// <summary><c>opik configure</c> on a terminal, played by <c>script</c> of util-linux: a person types the answers.</summary>
public sealed class ConfigureOnTerminalTests(RunningServer server)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Person_chooses_a_local_server_and_types_its_address_and_a_project()
    {
        using var tool = new OpikTool();

        await TalkAsync(tool, "configure", ("Your choice", "3"), ("instance URL", $"{server.Address}"), ("as the project name?", "n"), ("Project name:", "typed"));

        var text = await File.ReadAllTextAsync(tool.ConfigPath, TestContext.Current.CancellationToken);
        Assert.Contains($"url_override = {new Uri(server.Address, "/api/")}\n", text, StringComparison.Ordinal);
        Assert.Contains("project_name = typed\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_is_told_of_a_wrong_key_and_asked_again_without_the_key_being_shown()
    {
        using var platform = new AccountPlatform();
        using var tool = new OpikTool();
        tool.Environment["OPIK_URL_OVERRIDE"] = $"{platform.Address}";

        var shown = await TalkAsync(
            tool, "configure", ("Your choice", "2"), ("API key", "wrong-typed-key"), ("API key", AccountPlatform.Key), ("\"team\" workspace?", "n"), ("Workspace name", "other"), ("as the project name?", "y"));

        var text = await File.ReadAllTextAsync(tool.ConfigPath, TestContext.Current.CancellationToken);
        Assert.Contains("workspace = other\nproject_name = newest\n", text, StringComparison.Ordinal);
        Assert.Contains("That API key is not valid", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(AccountPlatform.Key, shown, StringComparison.Ordinal);
    }

    // Types each answer when its question has been asked; returns what was shown.
    private static async Task<string> TalkAsync(OpikTool tool, string command, params (string Question, string Answer)[] answers)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "There is no /usr/bin/script to play a terminal.");
        var start = new ProcessStartInfo("/usr/bin/script", ["--quiet", "--return", "--echo", "never", "--command", $"dotnet '{OpikTool.Location}' {command}", "/dev/null"])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = tool.Folder,
        };
        foreach (var (name, value) in tool.Environment)
            start.Environment[name] = value;
        start.Environment["TERM"] = "xterm";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        using var process = Process.Start(start)!;
        var (shown, seen) = (new StringBuilder(), 0);
        try
        {
            foreach (var (question, answer) in answers)
            {
                while (shown.ToString().IndexOf(question, seen, StringComparison.Ordinal) < 0)
                    Assert.True(await ReadAsync() > 0, $"Not asked '{question}':\n{shown}");
                seen = shown.ToString().IndexOf(question, seen, StringComparison.Ordinal) + question.Length;
                await process.StandardInput.WriteAsync($"{answer}\r".AsMemory(), limit.Token);
                await process.StandardInput.FlushAsync(limit.Token);
            }

            while (await ReadAsync() > 0)
            {
            }

            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        Assert.True(process.ExitCode == 0, $"Ended with {process.ExitCode}:\n{shown}");
        return shown.ToString();

        async Task<int> ReadAsync()
        {
            var buffer = new char[4096];
            var count = await process.StandardOutput.ReadAsync(buffer, limit.Token);
            shown.Append(buffer, 0, count);
            return count;
        }
    }
}

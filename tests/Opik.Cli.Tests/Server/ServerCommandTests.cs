using System.Diagnostics;
using System.Net;
using Opik.Testing;

namespace Opik.Cli.Tests.Server;

/// <summary><c>opik server</c>.</summary>
public sealed class ServerCommandTests
{
    [Fact]
    public async Task Server_starts_with_the_arguments_and_ends_with_the_tool()
    {
        using var tool = new OpikTool();
        var ports = LoopbackPorts.Free(2);
        var address = new Uri($"http://127.0.0.1:{ports[0]}");
        var start = new ProcessStartInfo("dotnet", [OpikTool.Location, "server", "--server-path", OpikServerAssembly.Location, "--urls", $"{address}", "--otlp-grpc-url", $"http://127.0.0.1:{ports[1]}", "--data", Path.Combine(tool.Folder, "data")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in tool.Environment)
            start.Environment[name] = value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        using var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = address };
        try
        {
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (!await AnswersAsync(http, limit.Token))
            {
                Assert.False(process.HasExited, "The tool ended before the server answered.");
                await tick.WaitForNextTickAsync(limit.Token);
            }

            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync(limit.Token);
            Assert.Equal(0, process.ExitCode);
            Assert.False(await AnswersAsync(http, limit.Token));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task Path_without_a_server_is_an_error_that_says_what_to_give()
    {
        using var tool = new OpikTool();

        var result = await tool.RunAsync("server", "--server-path", tool.Folder);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Opik.Server.dll", result.StandardError, StringComparison.Ordinal);
    }

    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync("/is-alive/ping", cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

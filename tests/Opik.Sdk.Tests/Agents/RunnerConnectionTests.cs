using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Opik.Agents;
using Opik.Testing;

namespace Opik.Sdk.Tests.Agents;

/// <summary>How a runner finds its server, and finds it again.</summary>
public sealed class RunnerConnectionTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_runner_connects_when_the_link_that_it_gives_is_opened()
    {
        var given = new TaskCompletionSource<Uri>();
        await using var client = await server.ClientAsync();
        await using var runner = client.CreateAgentRunner(new() { Name = "mara-mbp", PairingLink = given.SetResult }).AddAgent("answer", static () => "hi");
        _ = runner.RunAsync(Cancel);
        var link = await given.Task.WaitAsync(Cancel);
        var http = (await server.ProcessAsync()).Client;
        var page = await AgentsPage.OpenAsync(http, client);
        Assert.Equal(0, await page.ConnectedAsync());

        // What the page does with the link: session (16 bytes), key (32), project (16), length of the name, name, kind.
        Assert.Equal("/opik/pair/v1", link.AbsolutePath);
        var payload = Base64(link.Fragment[1..]);
        var session = new Guid(payload.AsSpan(0, 16), bigEndian: true);
        var name = Encoding.UTF8.GetString(payload, 65, payload[64]);
        Assert.Equal(("mara-mbp", (byte)1), (name, payload[^1]));
        var proof = HMACSHA256.HashData(payload[16..48], (byte[])[.. payload[..16], .. SHA256.HashData(Encoding.UTF8.GetBytes(name))]);
        using var body = new StringContent(new JsonObject { ["runner_name"] = name, ["hmac"] = Convert.ToBase64String(proof) }.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"api/v1/private/pairing/sessions/{session}/activate", UriKind.Relative), body, Cancel);
        Assert.True(answer.IsSuccessStatusCode);

        Assert.Equal("hi", (string?)(await page.EndedAsync(await page.RunAsync("answer", [])))["result"]!["result"]);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_run_outlives_a_restart_of_the_server_and_its_output_is_whole_again()
    {
        var go = new TaskCompletionSource();
        await using var process = await OpikServerProcess.StartAsync(cancellationToken: Cancel);
        await using var client = new OpikClient(new OpikOptions { UrlOverride = new Uri(process.Address, "api/"), Workspace = "default", ProjectName = "restart" });
        await using var runner = client.CreateAgentRunner(new() { Headless = true, CaptureConsole = false }).AddAgent("answer", async (AgentRun run) =>
        {
            run.ReportOutput("I am ");
            await go.Task;
            run.ReportOutput("sorry");
            await Task.Delay(TimeSpan.FromSeconds(20), run.CancellationToken);
            return "never";
        });
        _ = runner.RunAsync(Cancel);
        var page = await AgentsPage.OpenAsync(process.Client, client);
        var job = await page.RunAsync("answer", []);
        await page.UntilPartAsync(job, "I am ");

        await process.StopAsync();
        go.SetResult();
        await process.StartAgainAsync(Cancel);

        await page.UntilPartAsync(job, "I am sorry");
        Assert.Equal("running", (string?)(await page.UntilAsync(job, "running"))["status"]);
        await page.StopAsync(job);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_runner_that_starts_before_its_server_waits_for_it()
    {
        await using var process = await OpikServerProcess.StartAsync(cancellationToken: Cancel);
        await process.StopAsync();
        await using var client = new OpikClient(new OpikOptions { UrlOverride = new Uri(process.Address, "api/"), Workspace = "default", ProjectName = "early" });
        await using var runner = client.CreateAgentRunner(new() { Headless = true, CaptureConsole = false }).AddAgent("answer", static () => "hi");
        var running = runner.RunAsync(Cancel);

        await process.StartAgainAsync(Cancel);

        var page = await AgentsPage.OpenAsync(process.Client, client);
        Assert.Equal("hi", (string?)(await page.EndedAsync(await page.RunAsync("answer", [])))["result"]!["result"]);
        Assert.False(running.IsCompleted);
    }

    private static byte[] Base64(string url) => System.Buffers.Text.Base64Url.DecodeFromChars(url);
}

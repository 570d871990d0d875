using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Opik.AgentConfiguration;
using Opik.Agents;
using Opik.Sdk.Tests.AgentConfiguration;

namespace Opik.Sdk.Tests.Agents;

/// <summary>Agents of a .NET program, run by what the agents page asks.</summary>
public sealed class AgentRunnerTests(SharedServer server)
{
    private static readonly AgentRunnerOptions Headless = new() { Headless = true, CaptureConsole = false };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_typed_delegate_is_announced_run_and_traced()
    {
        await using var client = await server.ClientAsync();
        await using var runner = client.CreateAgentRunner(Headless with { Name = "mara-mbp" });
        runner.AddAgent("answer", (string message, int nights = 1, double? rate = null, bool vip = false, string[]? tags = null, AgentRun? run = null) => new { message, nights, rate, vip, tags, known = run is not null }, new AgentOptions { Description = "Answers" });
        var running = runner.RunAsync(Cancel);
        var page = await PageAsync(client);

        var seen = await page.RunnerAsync();
        var agent = seen["agents"]![0]!;
        Assert.Equal(("mara-mbp", "answer", "Answers", "dotnet"), ((string?)seen["name"], (string?)agent["name"], (string?)agent["description"], (string?)agent["language"]));
        Assert.Equal(
            ["message string required", "nights integer optional", "rate float optional", "vip boolean optional", "tags json optional"],
            agent["params"]!.AsArray().Select(static input => $"{input!["name"]} {input["type"]} {input["presence"]}"));

        var ended = await page.EndedAsync(await page.RunAsync("answer", new JsonObject { ["message"] = "hi", ["nights"] = "3", ["vip"] = "true", ["tags"] = "[\"a\"]" }));
        Assert.Equal("completed", (string?)ended["status"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"message":"hi","nights":3,"rate":null,"vip":true,"tags":["a"],"known":true}"""), ended["result"]), ended.ToJsonString());
        await client.FlushAsync(cancellationToken: Cancel);
        var trace = await page.GetAsync($"api/v1/private/traces/{ended["trace_id"]}");
        Assert.Equal(("answer", "hi", 3), ((string?)trace["name"], (string?)trace["input"]!["message"], (int)trace["output"]!["nights"]!));
        Assert.False(running.IsCompleted);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_runner_tells_its_platform_and_how_long_its_heartbeat_took()
    {
        await using var client = await server.ClientAsync();
        await using var runner = client.CreateAgentRunner(Headless).AddAgent("answer", static () => "hi");
        _ = runner.RunAsync(Cancel);
        var page = await PageAsync(client);

        var seen = await page.RunnerAsync();
        while (seen["latency_ms"] is null)
        {
            await Task.Delay(50, Cancel);
            seen = await page.RunnerAsync();
        }

        Assert.Equal($".NET {Environment.Version.Major}", (string?)seen["platform"]);
        Assert.InRange((double)seen["latency_ms"]!, 0, 60_000);
    }

    [Fact(Timeout = 60_000)]
    public async Task Pieces_of_the_output_are_there_while_it_runs_and_the_result_takes_their_place()
    {
        var go = new TaskCompletionSource();
        await using var client = await server.ClientAsync();
        await using var runner = client.CreateAgentRunner(Headless);
        async IAsyncEnumerable<string> Stream(string message, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return "I am ";
            yield return message + " 😀";
            await go.Task.WaitAsync(cancellationToken);
            yield return ".";
        }

        runner.AddAgent("answer", Stream);
        _ = runner.RunAsync(Cancel);
        var page = await PageAsync(client);
        var job = await page.RunAsync("answer", new JsonObject { ["message"] = "sorry" });

        await page.UntilPartAsync(job, "I am sorry 😀");
        go.SetResult();

        Assert.Equal("I am sorry 😀.", (string?)(await page.EndedAsync(job))["result"]!["result"]);
        Assert.Equal("", await page.PartAsync(job));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_agent_that_throws_is_reported_with_how_far_it_came_and_the_runner_goes_on()
    {
        await using var client = await server.ClientAsync();
        await using var runner = client.CreateAgentRunner(Headless);
        runner.AddAgent("answer", async (string message, AgentRun run) =>
        {
            run.ReportOutput("I am", tokens: 2);
            await Task.Yield();
            return message == "boom" ? throw new InvalidOperationException("no credit") : "fine";
        });
        _ = runner.RunAsync(Cancel);
        var page = await PageAsync(client);

        var bad = await page.RunAsync("answer", new JsonObject { ["message"] = "boom" });
        var ended = await page.EndedAsync(bad);
        Assert.Equal(("failed", "InvalidOperationException: no credit"), ((string?)ended["status"], (string?)ended["error"]));
        Assert.Equal("I am", await page.PartAsync(bad));
        await client.FlushAsync(cancellationToken: Cancel);
        var trace = await page.GetAsync($"api/v1/private/traces/{ended["trace_id"]}");
        Assert.Equal("no credit", (string?)trace["error_info"]!["message"]);

        Assert.Equal("fine", (string?)(await page.EndedAsync(await page.RunAsync("answer", new JsonObject { ["message"] = "hi" })))["result"]!["result"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Inputs_that_do_not_fit_fail_the_run_with_their_name()
    {
        await using var client = await server.ClientAsync();
        await using var runner = client.CreateAgentRunner(Headless).AddAgent("answer", static (int nights) => nights);
        _ = runner.RunAsync(Cancel);
        var page = await PageAsync(client);

        Assert.Contains("'nights' is no integer", (string?)(await page.EndedAsync(await page.RunAsync("answer", new JsonObject { ["nights"] = "soon" })))["error"], StringComparison.Ordinal);
        Assert.Contains("'nights' is missing", (string?)(await page.EndedAsync(await page.RunAsync("answer", [])))["error"], StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Two_runs_go_on_at_once_each_with_its_own_log()
    {
        var both = new Barrier(2);
        await using var client = await server.ClientAsync();
        await using var runner = client.CreateAgentRunner(Headless with { CaptureConsole = true });
        using var provider = new AgentRunLoggerProvider();
        var logger = provider.CreateLogger("Shop");
        runner.AddAgent("answer", (string message) =>
        {
            Console.WriteLine($"console {message}");
            logger.LogWarning("logger {Message}", message);
            AgentRun.Current!.Log($"run {message}");
            // Ends only when both are here.
            Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(20)));
            return message;
        });
        _ = runner.RunAsync(Cancel);
        var page = await PageAsync(client);

        var jobs = new[] { await page.RunAsync("answer", new JsonObject { ["message"] = "one" }), await page.RunAsync("answer", new JsonObject { ["message"] = "two" }) };
        foreach (var (job, text) in jobs.Zip(["one", "two"]))
        {
            Assert.Equal("completed", (string?)(await page.EndedAsync(job))["status"]);
            Assert.Equal($"console {text}\nwarn: Shop: logger {text}\nrun {text}\n", (await page.LogAsync(job)).ReplaceLineEndings("\n"));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_run_that_is_stopped_on_the_page_is_cancelled_in_the_program()
    {
        var heard = new TaskCompletionSource();
        await using var client = await server.ClientAsync();
        await using var runner = client.CreateAgentRunner(Headless).AddAgent("answer", async (AgentRun run, CancellationToken cancellationToken) =>
        {
            run.ReportOutput("I am");
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                heard.SetResult();
            }
        });
        _ = runner.RunAsync(Cancel);
        var page = await PageAsync(client);
        var job = await page.RunAsync("answer", []);
        await page.UntilPartAsync(job, "I am");

        await page.StopAsync(job);

        await heard.Task.WaitAsync(Cancel);
        var ended = await page.EndedAsync(job);
        Assert.Equal(("cancelled", null), ((string?)ended["status"], (string?)ended["result"]));
        Assert.Equal("I am", await page.PartAsync(job));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_run_that_takes_too_long_fails_though_the_agent_does_not_listen()
    {
        using var never = new ManualResetEventSlim();
        await using var client = await server.ClientAsync();
        await using var runner = client.CreateAgentRunner(Headless).AddAgent("answer", () => never.Wait(30_000, CancellationToken.None), new AgentOptions { Timeout = TimeSpan.FromSeconds(1) });
        _ = runner.RunAsync(Cancel);
        var page = await PageAsync(client);

        var ended = await page.EndedAsync(await page.RunAsync("answer", []));
        never.Set();

        Assert.Equal(("failed", "The run took longer than 1 s"), ((string?)ended["status"], (string?)ended["error"]));
    }

    [Fact(Timeout = 60_000)]
    public async Task Disposing_in_the_middle_of_a_run_reports_it_and_leaves()
    {
        await using var client = await server.ClientAsync();
        var runner = client.CreateAgentRunner(Headless).AddAgent("answer", static async (AgentRun run, CancellationToken cancellationToken) =>
        {
            run.ReportOutput("I am");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        var running = runner.RunAsync(Cancel);
        var page = await PageAsync(client);
        var job = await page.RunAsync("answer", []);
        await page.UntilPartAsync(job, "I am");

        await runner.DisposeAsync();
        await runner.DisposeAsync();

        await running;
        var ended = await page.EndedAsync(job);
        Assert.Equal(("failed", "The runner was ended before the run had"), ((string?)ended["status"], (string?)ended["error"]));
        Assert.Equal(0, await page.ConnectedAsync());
        Assert.Throws<ObjectDisposedException>(() => { _ = runner.RunAsync(Cancel); });
    }

    [Fact(Timeout = 60_000)]
    public async Task A_runner_that_is_disconnected_on_the_page_ends()
    {
        await using var client = await server.ClientAsync();
        await using var runner = client.CreateAgentRunner(Headless).AddAgent("answer", static () => "hi");
        var running = runner.RunAsync(Cancel);
        var page = await PageAsync(client);
        var id = (string?)(await page.RunnerAsync())["id"];

        (await (await server.ProcessAsync()).Client.DeleteAsync(new Uri($"api/v1/private/local-runners/{id}", UriKind.Relative), Cancel)).EnsureSuccessStatusCode();

        await running;
    }

    [Fact(Timeout = 60_000)]
    public async Task Settings_and_prompts_that_are_tried_on_the_page_reach_the_run()
    {
        await using var client = await server.ClientAsync();
        var prompt = await client.Prompts.CreateAsync("system", "You help.", cancellationToken: Cancel);
        await client.AgentConfigs.CreateAsync(new SupportConfig { Model = "gpt-4o", Temperature = 0.2 }, cancellationToken: Cancel);
        await using var runner = client.CreateAgentRunner(Headless).AddAgent("answer", async () =>
        {
            var config = await client.AgentConfigs.GetOrCreateAsync<SupportConfig>();
            return $"{config.Model} {(await client.Prompts.GetAsync("system"))!.Template}";
        });
        _ = runner.RunAsync(Cancel);
        var page = await PageAsync(client);
        Assert.Equal("gpt-4o You help.", (string?)(await page.EndedAsync(await page.RunAsync("answer", [])))["result"]!["result"]);

        var http = (await server.ProcessAsync()).Client;
        var project = (await client.Projects.FindAsync(client.ProjectName, Cancel))!.Id;
        var mask = await SendAsync(http, HttpMethod.Patch, "api/v1/private/agent-configs/blueprints", $$"""{"project_id":"{{project}}","blueprint":{"type":"mask","values":[{"key":"model","type":"string","value":"gpt-5"}]} }""");
        var text = await SendAsync(http, HttpMethod.Post, "api/v1/private/prompts/versions", $$"""{"name":"system","project_name":"{{client.ProjectName}}","version":{"template":"You help in one word.","type":"mustache","version_type":"mask"} }""");
        var tried = await page.RunAsync("answer", [], new JsonObject { ["mask_id"] = (string?)mask["id"], ["prompt_masks"] = new JsonObject { [prompt.PromptId.ToString()!] = (string?)text["id"] } });

        Assert.Equal("gpt-5 You help in one word.", (string?)(await page.EndedAsync(tried))["result"]!["result"]);
        Assert.Equal("You help.", (await client.Prompts.GetAsync("system", cancellationToken: Cancel))!.Template);
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_reflection_the_parameters_are_named()
    {
        await using var client = await server.ClientAsync();
        await using var runner = client.CreateAgentRunner(Headless)
            .AddAgent("answer", [new OpikEntrypointParameter("message", "string", true)], static run => Task.FromResult<object?>(run.Inputs["message"].GetString() + "!"));
        _ = runner.RunAsync(Cancel);
        var page = await PageAsync(client);

        Assert.Equal("hi!", (string?)(await page.EndedAsync(await page.RunAsync("answer", new JsonObject { ["message"] = "hi" })))["result"]!["result"]);
    }

    [Fact]
    public async Task Mistakes_in_the_set_up_are_told_at_once()
    {
        await using var client = new OpikClient(new OpikOptions { UrlOverride = new Uri("http://127.0.0.1:9/api/") });
        Assert.Throws<OpikConfigurationException>(() => client.CreateAgentRunner(new() { Name = " " }));
        Assert.Throws<OpikConfigurationException>(() => client.CreateAgentRunner(new() { PairingTimeout = TimeSpan.FromHours(1) }));
        Assert.Throws<OpikConfigurationException>(() => client.CreateAgentRunner(new() { MaxConcurrentRuns = 0 }));
        await using var runner = client.CreateAgentRunner();
        Assert.Throws<InvalidOperationException>(() => { _ = runner.RunAsync(Cancel); });
        runner.AddAgent("answer", static () => "hi");
        Assert.Throws<ArgumentException>(() => runner.AddAgent("answer", static () => "hi"));
        Assert.Throws<ArgumentException>(() => runner.AddAgent(" ", static () => "hi"));
    }

    private async Task<AgentsPage> PageAsync(OpikClient client) => await AgentsPage.OpenAsync((await server.ProcessAsync()).Client, client);

    private static async Task<JsonNode> SendAsync(HttpClient http, HttpMethod method, string path, string json)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        using var answer = await http.SendAsync(request, Cancel);
        var body = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)!;
    }
}

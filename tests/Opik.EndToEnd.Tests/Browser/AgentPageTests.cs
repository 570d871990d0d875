using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Opik.EndToEnd.Tests.Browser;

/// <summary>An agent of a .NET program, paired by its link and run from the agents page.</summary>
public sealed class AgentPageTests(RunningServer server, Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agent_is_paired_by_its_link_and_its_output_streams_onto_the_page()
    {
        var page = await chromium.OpenAsync(server.Address);
        var link = new TaskCompletionSource<Uri>();
        var go = new TaskCompletionSource();
        await using var client = new OpikClient(new OpikOptions { UrlOverride = new Uri(server.Address, "api/"), Workspace = "default", ProjectName = "harbour-agents" });
        await using var runner = client.CreateAgentRunner(new() { Name = "harbour", PairingLink = link.SetResult });
        async IAsyncEnumerable<string> AnswerAsync(string message, int nights = 1, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Console.WriteLine($"{nights} nights");
            yield return "The north lock ";
            await go.Task.WaitAsync(cancellationToken);
            yield return $"opens at {message}.";
        }

        runner.AddAgent("find_way", AnswerAsync);
        _ = runner.RunAsync(Cancellation);

        await page.GotoAsync((await link.Task.WaitAsync(Cancellation)).ToString());
        await Expect(page.GetByTestId("pairing-paired")).ToContainTextAsync("harbour is paired");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the agent playground" }).ClickAsync();
        await Expect(page.GetByTestId("runner-facts")).ToContainTextAsync($".NET {Environment.Version.Major}", new() { Timeout = 30_000 });
        await page.GetByLabel("message").FillAsync("noon");
        await page.GetByTestId("agent-run-button").ClickAsync();
        var part = page.GetByTestId("agent-output-part");
        await Expect(part).ToHaveTextAsync("The north lock", new() { Timeout = 15_000 });
        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("1 nights");
        go.SetResult();

        await Expect(page.GetByTestId("job-status")).ToContainTextAsync("Completed", new() { Timeout = 15_000 });
        await Expect(page.GetByTestId("agent-result")).ToContainTextAsync("The north lock opens at noon.");
        await Expect(part).ToHaveCountAsync(0);
        await Expect(page.Locator(".tbars")).ToContainTextAsync("find_way", new() { Timeout = 15_000 });
    }
}

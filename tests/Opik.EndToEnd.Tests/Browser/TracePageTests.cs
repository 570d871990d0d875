using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Opik.EndToEnd.Tests.Browser;

/// <summary>What a person sees of the traces just sent.</summary>
public sealed class TracePageTests(RunningServer server, Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trace_just_sent_is_listed_opens_and_shows_tree_tokens_cost_and_error()
    {
        const string Project = "harbour-pages";
        var page = await chromium.OpenAsync(server.Address);
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        var trace = await SentTraces.AgentAsync(server.Process.Client, Project, "find_way", Cancellation);

        await page.GotoAsync("/default/projects");
        await page.GetByRole(AriaRole.Link, new() { Name = Project }).First.ClickAsync();
        var row = page.Locator($"tr[data-row-id='{trace}'], [data-row-id='{trace}']");
        await Expect(row).ToContainTextAsync("find_way");
        await row.ClickAsync();

        var panel = page.GetByTestId("traces");
        await Expect(panel).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Treeitem)).ToHaveCountAsync(4);
        await Expect(page.GetByTestId("trace-tree-node-find_way")).ToHaveAttributeAsync("aria-level", "1");
        await Expect(page.GetByTestId("trace-tree-node-plan_route")).ToHaveAttributeAsync("aria-level", "2");
        await Expect(page.GetByTestId("trace-tree-node-choose_lock")).ToHaveAttributeAsync("aria-level", "3");
        await Expect(page.GetByTestId("trace-tree-node-read_tide")).ToHaveAttributeAsync("aria-level", "3");
        await Expect(page.GetByTestId("data-viewer-tokens").First).ToContainTextAsync("20,000");
        await Expect(page.GetByTestId("data-viewer-tokens").First).ToContainTextAsync("5,000");
        // 20,000 prompt tokens at 0.15 and 5,000 completion tokens at 0.60 USD per million.
        await Expect(page.GetByTestId("data-viewer-cost").First).ToHaveTextAsync("$0.0060");

        await page.GetByTestId("trace-tree-node-choose_lock").ClickAsync();
        await Expect(page.GetByTestId("span-detail")).ToContainTextAsync("gpt-4o-mini");
        await Expect(page.GetByTestId("span-detail")).ToContainTextAsync("The north lock.");
        await page.GetByTestId("trace-tree-node-read_tide").ClickAsync();
        await Expect(page.GetByTestId("error-callout")).ToContainTextAsync("the tide gauge is silent");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task New_trace_appears_in_the_open_list_and_the_text_filter_finds_it()
    {
        const string Project = "harbour-live";
        var first = await SentTraces.AgentAsync(server.Process.Client, Project, "first_way", Cancellation);
        var page = await chromium.OpenAsync(server.Address);
        await page.GotoAsync("/default/projects");
        await page.GetByRole(AriaRole.Link, new() { Name = Project }).First.ClickAsync();
        await Expect(page.Locator($"[data-row-id='{first}']")).ToBeVisibleAsync();

        var second = await SentTraces.AgentAsync(server.Process.Client, Project, "second_way", Cancellation);
        // New rows wait behind a strip, so that nothing moves under the pointer.
        await page.GetByRole(AriaRole.Button, new() { Name = "new trace" }).ClickAsync(new() { Timeout = 15_000 });
        await Expect(page.Locator($"[data-row-id='{second}']")).ToBeVisibleAsync();

        await page.GetByTestId("search-input").First.FillAsync("second_way");
        await Expect(page.Locator($"[data-row-id='{first}']")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
        await Expect(page.Locator($"[data-row-id='{second}']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Link_that_a_client_prints_leads_to_the_open_trace()
    {
        var trace = await SentTraces.AgentAsync(server.Process.Client, "harbour-links", "linked_way", Cancellation);
        var page = await chromium.OpenAsync(server.Address);
        var path = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(server.Address + "api/"));

        await page.GotoAsync($"/api/v1/session/redirect/projects/?trace_id={trace}&path={Uri.EscapeDataString(path)}");

        await Expect(page.GetByTestId("trace-tree-node-linked_way")).ToBeVisibleAsync();
    }
}

using Microsoft.Playwright;
using Opik.EndToEnd.Tests.PythonSdk;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Opik.EndToEnd.Tests.Browser;

/// <summary>What a person sees of experiments that the official Python client made.</summary>
public sealed class ExperimentPageTests(RunningServer server, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Link_that_the_client_prints_leads_to_the_experiment_and_on_to_its_comparison()
    {
        const string Project = "atlas-pages";
        var page = await chromium.OpenAsync(server.Address);
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        var made = await PythonScript.RunAsync("2.2.122", "compared_experiments.py", server.Address, Project);

        await page.GotoAsync((string)made["url"]!);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "second atlas", Level = 1 })).ToBeVisibleAsync();
        Assert.Contains("/projects/", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator("tr[data-row-id]")).ToHaveCountAsync(3);
        // Two of three capitals are right.
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "exact" }).First).ToContainTextAsync("66.7");

        await page.GetByTestId("add-experiment").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "first atlas" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "first atlas", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Make it the baseline" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Regressions" }).ClickAsync();
        await Expect(page.Locator("tr[data-row-id]")).ToHaveCountAsync(1);
        await Expect(page.Locator("tr[data-row-id]")).ToContainTextAsync("Peru");
        await page.Locator("tr[data-row-id]").ClickAsync();
        var panel = page.GetByTestId("compared-item-panel");
        await Expect(panel).ToContainTextAsync("Cusco");
        await Expect(panel).ToContainTextAsync("Lima");

        await page.GetByRole(AriaRole.Link, new() { Name = "Configuration" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "model" })).ToBeVisibleAsync();
        // What the client keeps for itself is not configuration.
        await Expect(page.GetByText("_opik_resume")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Experiments" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "first atlas" })).ToBeVisibleAsync();
        Assert.Empty(complaints);
    }
}

using Microsoft.Playwright;
using Opik.Testing;
using Xunit;

namespace Opik.EndToEnd.Tests.Browser;

/// <summary>The system's Chromium, shared by the page tests. Skips a test where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? playwright;
    private IBrowser? browser;

    private static string? Executable => Environment.GetEnvironmentVariable("OPIK_CHROMIUM") is { Length: > 0 } chosen ? chosen : Candidates.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is not { } executable)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
    }

    /// <summary>A new page of a fresh profile.</summary>
    public async Task<IPage> OpenAsync(Uri server)
    {
        Assert.SkipWhen(browser is null, "There is no Chromium: install the package chromium, or set OPIK_CHROMIUM to the path of one.");
        Assert.SkipUnless(
            File.Exists(Path.Combine(Path.GetDirectoryName(OpikServerAssembly.Location)!, "wwwroot", "index.html")),
            "The web pages are not built: run scripts/build-web.sh, then build the server again.");
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = server.ToString(), Locale = "en-GB", ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

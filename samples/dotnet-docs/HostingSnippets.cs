using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Opik.Samples.Docs;

/// <summary>Snippets of docs/dotnet/README.md.</summary>
internal static class HostingSnippets
{
    public static async Task RunAsync()
    {
        #region hosting
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddOpik(options => options.ProjectName = "my-agent");
        using var host = builder.Build();
        await host.StartAsync();
        using (host.Services.GetRequiredService<OpikClient>().StartTrace("request"))
            await new Agent().AnswerAsync("What is a span?");
        await host.StopAsync(); // sends what waits
        #endregion
    }
}

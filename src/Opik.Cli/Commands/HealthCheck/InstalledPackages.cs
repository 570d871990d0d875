using System.Text.Json;
using Opik.Cli.Hosting;

namespace Opik.Cli.Commands.HealthCheck;

/// <summary>The libraries beside the tool, from its list <c>opik.deps.json</c>.</summary>
internal static class InstalledPackages
{
    /// <summary>Writes one line <c>name==version</c> for each.</summary>
    public static void Write(Terminal terminal)
    {
        terminal.WriteHeading("packages installed");
        var list = Path.Combine(AppContext.BaseDirectory, "opik.deps.json");
        if (!File.Exists(list))
        {
            terminal.WriteLine("This tool is one native program; its libraries are part of it.");
            return;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(list));
        // Keys read "Spectre.Console/0.57.2".
        foreach (var name in json.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name).Order(StringComparer.OrdinalIgnoreCase))
            terminal.WriteLine(name.Replace("/", "==", StringComparison.Ordinal));
    }
}

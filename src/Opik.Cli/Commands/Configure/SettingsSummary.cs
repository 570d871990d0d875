using Opik.Cli.Hosting;
using Opik.Configuration;

namespace Opik.Cli.Commands.Configure;

/// <summary>Shows the settings in force.</summary>
internal static class SettingsSummary
{
    /// <summary>Writes them; the key is masked.</summary>
    public static void Write(Terminal terminal, Uri address, string workspace, string? projectName, string? apiKey)
    {
        terminal.WriteField("File", ConfigFile.Path);
        terminal.WriteField("Environment", address.AbsoluteUri);
        terminal.WriteField("Workspace", workspace);
        terminal.WriteField("Project", projectName ?? "Default Project");
        terminal.WriteField("API key", Mask(apiKey));
    }

    /// <summary>A key that can be recognised but not used.</summary>
    public static string Mask(string? apiKey) => apiKey switch
    {
        null or "" => "none",
        { Length: <= 8 } => "***",
        _ => $"{apiKey[..4]}***{apiKey[^2..]}",
    };
}

using Opik.Cli.Commands.Configure;
using Opik.Cli.Hosting;
using Opik.Configuration;
using Spectre.Console;

namespace Opik.Cli.Commands.HealthCheck;

/// <summary>The part of the check that asks no server.</summary>
internal static class ConfigurationReport
{
    /// <summary>Shows file and settings and what is wrong with them.</summary>
    /// <returns>The settings; null when they cannot be used.</returns>
    public static OpikOptions? Write(CommandContext context)
    {
        var terminal = context.Terminal;
        terminal.WriteHeading("configuration file");
        terminal.WriteField("Config file path", ConfigFile.Path);
        terminal.WriteField("Config file exists", File.Exists(ConfigFile.Path) ? "yes" : "no");
        try
        {
            var options = context.Options();
            terminal.WriteHeading("current configuration");
            terminal.Output.Write(Settings(options));
            terminal.WriteHeading("configuration scan");
            terminal.WriteField("Configuration issues", "not found");
            return options;
        }
        catch (OpikConfigurationException wrong)
        {
            terminal.WriteHeading("configuration scan");
            terminal.WriteField("Configuration issues", "found");
            terminal.Fail(wrong.Message);
            return null;
        }
    }

    private static Table Settings(OpikOptions options)
    {
        var table = new Table().Border(TableBorder.Ascii2).AddColumns("Setting", "Value");
        Add("api_key", SettingsSummary.Mask(options.ApiKey));
        Add("check_tls_certificate", options.CheckTlsCertificate);
        Add("enable_json_request_compression", options.EnableJsonRequestCompression);
        Add("environment", options.Environment);
        Add("max_payload_size_mb", options.MaxPayloadSizeMb);
        Add("maximal_queue_size", options.MaximalQueueSize);
        Add("project_name", options.ProjectName ?? "Default Project");
        Add("track_disable", options.TrackDisable);
        Add("url_override", options.UrlOverride);
        Add("workspace", options.Workspace);
        return table;

        void Add(string name, object? value) => table.AddRow(name, Markup.Escape(value?.ToString() ?? "not set"));
    }
}

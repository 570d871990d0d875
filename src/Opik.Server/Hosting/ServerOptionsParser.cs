using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Opik.Server.Hosting;

/// <summary>Reads <see cref="ServerOptions"/> from arguments (<c>--name value</c> or <c>--name=value</c>) and environment.</summary>
internal static class ServerOptionsParser
{
    private const string Usage = """
        Usage: Opik.Server [options]
          --urls URL[;URL]       addresses to serve (default http://localhost:5173)
          --data DIR             folder of the data (default OPIK_DATA_DIR, else the user's data folder)
          --otlp-grpc-url URL    address for OTLP over gRPC (default http://localhost:4317; "none": not served)
          --unsecured            allow addresses that other machines reach, although nobody has to log in
          --allow-private-egress [true|false]
                                 whether model providers and webhooks may be on this machine or its network
                                 (default OPIK_ALLOW_PRIVATE_EGRESS, else: providers only, of a server on loopback)
          --alert-debounce S     seconds that alerts wait for further events of a kind, 0 to 3600 (default OPIK_ALERT_DEBOUNCE_SECONDS, else 60)
          --alert-interval S     seconds between evaluations of alerts on metrics, 1 to 86400 (default OPIK_ALERT_INTERVAL_SECONDS, else 300)
          --web-root DIR         folder of the built web pages (default: beside the program)
          --mcp-oauth            let MCP clients log in with OAuth (off: its addresses do not exist)
        """;

    /// <exception cref="ServerOptionsException">Unknown option, bad value, or an address that needs <c>--unsecured</c>.</exception>
    public static ServerOptions Parse(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var options = new ServerOptions { DataDirectory = DefaultDataDirectory(environment), AllowPrivateEgress = Flag(environment("OPIK_ALLOW_PRIVATE_EGRESS")), ProviderKeys = ProviderKeys(environment) };
        options = options with
        {
            AlertDebounce = Seconds(environment("OPIK_ALERT_DEBOUNCE_SECONDS"), 0, 3600) ?? options.AlertDebounce,
            AlertInterval = Seconds(environment("OPIK_ALERT_INTERVAL_SECONDS"), 1, 86_400) ?? options.AlertInterval,
        };
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            options = name switch
            {
                "--help" or "-h" => throw new ServerOptionsException(Usage, exitCode: 0),
                "--mcp-oauth" => options with { McpOAuth = value is null || bool.Parse(value) },
                "--unsecured" => options with { Unsecured = value is null || bool.Parse(value) },
                "--allow-private-egress" => options with { AllowPrivateEgress = Flag(value ?? FollowingFlag()) ?? true },
                "--alert-debounce" => options with { AlertDebounce = Seconds(Value(), 0, 3600) ?? options.AlertDebounce },
                "--alert-interval" => options with { AlertInterval = Seconds(Value(), 1, 86_400) ?? options.AlertInterval },
                "--web-root" => options with { WebRoot = Path.GetFullPath(Value()) },
                "--urls" => options with { Urls = Value().Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
                "--data" => options with { DataDirectory = Path.GetFullPath(Value()) },
                "--otlp-grpc-url" => options with { OtlpGrpcUrl = Value() is var url && url is "none" ? null : url, OtlpGrpcUrlIsChosen = true },
                _ => throw new ServerOptionsException($"Unknown option '{arguments[i]}'.\n{Usage}"),
            };

            string? FollowingFlag() => i + 1 < arguments.Count && bool.TryParse(arguments[i + 1], out _) ? arguments[++i] : null;

            string Value() =>
                value ?? (i + 1 < arguments.Count ? arguments[++i] : throw new ServerOptionsException($"Option '{name}' needs a value.\n{Usage}"));
        }

        if (options.Urls.Count == 0)
            throw new ServerOptionsException($"Option '--urls' needs a value.\n{Usage}");
        foreach (var url in options.OtlpGrpcUrl is null ? options.Urls : options.Urls.Append(options.OtlpGrpcUrl))
            Check(url, options.Unsecured);
        return options;
    }

    /// <summary>True when only programs of this machine reach the address.</summary>
    internal static bool IsLoopback(BindingAddress address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static void Check(string url, bool unsecured)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new ServerOptionsException($"'{url}' is not an address. Write it as http://localhost:5173.");
        }

        if (!string.Equals(address.Scheme, "http", StringComparison.OrdinalIgnoreCase) || address.IsUnixPipe || address.IsNamedPipe)
            throw new ServerOptionsException($"'{url}' cannot be served: only http:// addresses can. Put a reverse proxy in front for https.");
        if (!unsecured && !IsLoopback(address))
            throw new ServerOptionsException(
                $"'{url}' can be reached from other machines, and this server asks nobody for a password. Use a loopback address (http://localhost:{address.Port}), or add --unsecured if the network is trusted.");
    }

    // As the SDKs of the providers name them.
    private static Dictionary<string, string> ProviderKeys(Func<string, string?> environment)
    {
        (string Provider, string? Key)[] keys =
        [
            ("openai", environment("OPENAI_API_KEY")),
            ("anthropic", environment("ANTHROPIC_API_KEY")),
            ("gemini", environment("GEMINI_API_KEY") ?? environment("GOOGLE_API_KEY")),
            ("openrouter", environment("OPENROUTER_API_KEY")),
        ];
        return keys.Where(entry => !string.IsNullOrWhiteSpace(entry.Key)).ToDictionary(entry => entry.Provider, entry => entry.Key!.Trim(), StringComparer.Ordinal);
    }

    private static bool? Flag(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : bool.TryParse(text, out var value) ? value
        : throw new ServerOptionsException($"'{text}' is neither true nor false.");

    private static TimeSpan? Seconds(string? text, int least, int most) =>
        string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= most ? TimeSpan.FromSeconds(seconds)
        : throw new ServerOptionsException($"'{text}' is not a number of seconds between {least} and {most}.");

    private static string DefaultDataDirectory(Func<string, string?> environment) =>
        environment("OPIK_DATA_DIR") is { Length: > 0 } chosen
            ? Path.GetFullPath(chosen)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "opik");

    private static (string Name, string? Value) Split(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (argument[..at], argument[(at + 1)..])
            : (argument, null);
}

using System.Text.Json;
using Opik.Cli.Hosting;
using Opik.Rest;

namespace Opik.Cli.Commands.HealthCheck;

/// <summary>The part of the check that asks the server.</summary>
internal static class ServerReport
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>Shows whether the server takes key and workspace, and its version.</summary>
    /// <returns>True when it does.</returns>
    public static async Task<bool> WriteAsync(CommandContext context, OpikOptions options, CancellationToken cancellationToken)
    {
        var terminal = context.Terminal;
        terminal.WriteHeading("backend workspace availability");
        terminal.WriteLine($"--> Checking backend workspace availability at: {options.UrlOverride}");
        using var rest = new OpikRest(options, clock: context.Clock);
        try
        {
            (await AskAsync(rest, HttpMethod.Post, "v1/private/auth", cancellationToken).ConfigureAwait(false)).EnsureSuccess();
            terminal.WriteField("Backend workspace available", "yes");
            if (await VersionAsync(rest, cancellationToken).ConfigureAwait(false) is { } version)
                terminal.WriteField("Server version", version);
            return true;
        }
        catch (OpikException failure)
        {
            terminal.WriteField("Backend workspace available", "no");
            terminal.Fail(failure.Message);
            if (failure is OpikConnectionException && options.UrlOverride.IsLoopback)
                terminal.Note("A local server is started with 'opik server'. Another address is set with 'opik configure'.");
            return false;
        }
    }

    // A check that waits out retries tells the same after half a minute.
    private static Task<RestResponse> AskAsync(OpikRest rest, HttpMethod method, string path, CancellationToken cancellationToken) =>
        rest.SendAsync(() => new HttpRequestMessage(method, path), RetryMode.None, cancellationToken, Timeout);

    private static async Task<string?> VersionAsync(OpikRest rest, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(rest, HttpMethod.Get, "is-alive/ver", cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
            return null;
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.TryGetProperty("version", out var level)
            ? json.RootElement.TryGetProperty("server_version", out var own) ? $"{own.GetString()} (speaks {level.GetString()})" : level.GetString()
            : null;
    }
}

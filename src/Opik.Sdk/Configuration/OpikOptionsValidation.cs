using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Opik.Configuration;

/// <summary>Checks settings when the host starts.</summary>
internal sealed partial class OpikOptionsValidation : IValidateOptions<OpikOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OpikOptions options) =>
        Problems(options) is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;

    /// <summary>Everything that is wrong, each with what to do.</summary>
    public static List<string> Problems(OpikOptions options)
    {
        var problems = new List<string>(options.SourceErrors);
        Check(options.UrlOverride is { IsAbsoluteUri: true, Scheme: "http" or "https" }, $"UrlOverride (OPIK_URL_OVERRIDE) is '{options.UrlOverride}': give an absolute http or https address, for instance http://localhost:5173/api.");
        Check(options.GuardrailsUrlOverride is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }, $"GuardrailsUrlOverride is '{options.GuardrailsUrlOverride}': give an absolute http or https address.");
        Check(!string.IsNullOrWhiteSpace(options.Workspace), "Workspace (OPIK_WORKSPACE) is blank: give the name of a workspace, or 'default' for a local server.");
        Check(!IsHosted(options.UrlOverride) || !string.IsNullOrWhiteSpace(options.ApiKey), "The hosted server needs an API key: set OPIK_API_KEY or run 'opik configure'.");
        Check(options.Environment is null || EnvironmentName().IsMatch(options.Environment), $"Environment (OPIK_ENVIRONMENT) is '{options.Environment}': use at most 150 letters, digits, '_' or '-'.");
        Check(IsHeaderText(options.ApiKey) && IsHeaderText(options.Workspace), "ApiKey and Workspace travel as HTTP headers: remove line breaks and characters that are not ASCII.");
        Range(options.RequestCompressionLevel, 0, 9, nameof(options.RequestCompressionLevel));
        Range(options.DatasetUploadCompressionLevel, 0, 9, nameof(options.DatasetUploadCompressionLevel));
        Range(options.ExperimentUploadCompressionLevel, 0, 9, nameof(options.ExperimentUploadCompressionLevel));
        Range(options.MaximalQueueSize, 1, int.MaxValue, nameof(options.MaximalQueueSize));
        Range(options.BackgroundWorkers, 1, 64, nameof(options.BackgroundWorkers));
        Range(options.FileUploadBackgroundWorkers, 1, 32, nameof(options.FileUploadBackgroundWorkers));
        Range(options.ReplayBatchSize, 1, int.MaxValue, nameof(options.ReplayBatchSize));
        Range(options.MinBase64EmbeddedAttachmentSize, 1, int.MaxValue, nameof(options.MinBase64EmbeddedAttachmentSize));
        Positive(options.ConnectionMonitorPingInterval, nameof(options.ConnectionMonitorPingInterval));
        Positive(options.ConnectionMonitorCheckTimeout, nameof(options.ConnectionMonitorCheckTimeout));
        Positive(options.ReplayTickInterval, nameof(options.ReplayTickInterval));
        Positive(options.GuardrailTimeout, nameof(options.GuardrailTimeout));
        Positive(options.RunnerPollInterval, nameof(options.RunnerPollInterval));
        Positive(options.UnauthorizedMessageTypeRetryInterval, nameof(options.UnauthorizedMessageTypeRetryInterval));
        Check(options.PromptCacheTtl >= TimeSpan.FromSeconds(1), "PromptCacheTtl must be 1 second or more.");
        Check(options.ConfigTtl >= TimeSpan.Zero && options.ReplayBatchReplayDelay >= TimeSpan.Zero, "ConfigTtl and ReplayBatchReplayDelay must not be negative.");
        Check(options.DefaultFlushTimeout is null || options.DefaultFlushTimeout > TimeSpan.Zero, "DefaultFlushTimeout must be more than 0 seconds; leave it out to wait until everything is sent.");
        return problems;

        void Check(bool holds, string problem)
        {
            if (!holds)
                problems.Add(problem);
        }

        void Range(int value, int least, int most, string name) =>
            Check(value >= least && value <= most, most == int.MaxValue ? $"{name} is {value}: it must be {least} or more." : $"{name} is {value}: it must be {least} to {most}.");

        void Positive(TimeSpan value, string name) => Check(value > TimeSpan.Zero, $"{name} must be more than 0 seconds.");
    }

    private static bool IsHosted(Uri address) => address.IsAbsoluteUri && (address.Host == "comet.com" || address.Host.EndsWith(".comet.com", StringComparison.OrdinalIgnoreCase));

    private static bool IsHeaderText(string? value) => value is null || value.All(character => character is >= ' ' and <= '~');

    [GeneratedRegex("^[A-Za-z0-9_-]{1,150}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnvironmentName();
}

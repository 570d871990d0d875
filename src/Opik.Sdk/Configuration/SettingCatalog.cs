using static Opik.Configuration.SettingSources;

namespace Opik.Configuration;

/// <summary>
/// Keys of the official clients and the properties they set. <c>analytics_enable</c>, <c>analytics_url</c>, <c>sentry_enable</c>
/// and <c>sentry_dsn</c> have none: nothing is reported to anyone. The logging keys have none: levels are those of ILogger.
/// <c>maximal_queue_size_batch_factor</c> has none: <see cref="OpikOptions.MaximalQueueSize"/> counts items of every kind.
/// </summary>
internal static class SettingCatalog
{
    /// <summary>All settings.</summary>
    public static IReadOnlyList<OpikSetting> All { get; } =
    [
        Url("url_override", nameof(OpikOptions.UrlOverride), (options, value) => options.UrlOverride = value),
        Text("api_key", nameof(OpikOptions.ApiKey), (options, value) => options.ApiKey = value),
        Text("workspace", nameof(OpikOptions.Workspace), (options, value) => options.Workspace = value),
        Text("project_name", nameof(OpikOptions.ProjectName), (options, value) => options.ProjectName = value),
        Text("environment", nameof(OpikOptions.Environment), (options, value) => options.Environment = value),
        Text("default_llm", nameof(OpikOptions.DefaultLlm), (options, value) => options.DefaultLlm = value),
        Switch("track_disable", nameof(OpikOptions.TrackDisable), (options, value) => options.TrackDisable = value),
        Switch("enable_litellm_models_monitoring", nameof(OpikOptions.EnableLitellmModelsMonitoring), (options, value) => options.EnableLitellmModelsMonitoring = value),
        Switch("pytest_experiment_enabled", nameof(OpikOptions.PytestExperimentEnabled), (options, value) => options.PytestExperimentEnabled = value),
        Duration("prompt_cache_ttl_seconds", nameof(OpikOptions.PromptCacheTtl), (options, value) => options.PromptCacheTtl = value),
        Duration("config_ttl_seconds", nameof(OpikOptions.ConfigTtl), (options, value) => options.ConfigTtl = value),
        Duration("runner_poll_interval", nameof(OpikOptions.RunnerPollInterval), (options, value) => options.RunnerPollInterval = value),
        Duration("guardrail_timeout", nameof(OpikOptions.GuardrailTimeout), (options, value) => options.GuardrailTimeout = value),
        Url("guardrails_url_override", nameof(OpikOptions.GuardrailsUrlOverride), (options, value) => options.GuardrailsUrlOverride = value),

        Duration("default_flush_timeout", nameof(OpikOptions.DefaultFlushTimeout), (options, value) => options.DefaultFlushTimeout = value),
        Whole("maximal_queue_size", nameof(OpikOptions.MaximalQueueSize), (options, value) => options.MaximalQueueSize = value),
        Whole("background_workers", nameof(OpikOptions.BackgroundWorkers), (options, value) => options.BackgroundWorkers = value),
        Whole("file_upload_background_workers", nameof(OpikOptions.FileUploadBackgroundWorkers), (options, value) => options.FileUploadBackgroundWorkers = value),
        Switch("log_start_trace_span", nameof(OpikOptions.LogStartTraceSpan), (options, value) => options.LogStartTraceSpan = value),
        Whole("max_payload_size_mb", nameof(OpikOptions.MaxPayloadSizeMb), (options, value) => options.MaxPayloadSizeMb = value),
        Switch("is_attachment_extraction_active", nameof(OpikOptions.IsAttachmentExtractionActive), (options, value) => options.IsAttachmentExtractionActive = value),
        Whole("min_base64_embedded_attachment_size", nameof(OpikOptions.MinBase64EmbeddedAttachmentSize), (options, value) => options.MinBase64EmbeddedAttachmentSize = value),
        Duration("unauthorized_message_type_retry_interval", nameof(OpikOptions.UnauthorizedMessageTypeRetryInterval), (options, value) => options.UnauthorizedMessageTypeRetryInterval = value),
        Whole("unauthorized_message_type_max_retry_count", nameof(OpikOptions.UnauthorizedMessageTypeMaxRetryCount), (options, value) => options.UnauthorizedMessageTypeMaxRetryCount = value),
        Duration("connection_monitor_ping_interval", nameof(OpikOptions.ConnectionMonitorPingInterval), (options, value) => options.ConnectionMonitorPingInterval = value),
        Duration("connection_monitor_check_timeout", nameof(OpikOptions.ConnectionMonitorCheckTimeout), (options, value) => options.ConnectionMonitorCheckTimeout = value),
        Whole("replay_batch_size", nameof(OpikOptions.ReplayBatchSize), (options, value) => options.ReplayBatchSize = value),
        Duration("replay_batch_replay_delay", nameof(OpikOptions.ReplayBatchReplayDelay), (options, value) => options.ReplayBatchReplayDelay = value),
        Duration("replay_tick_interval", nameof(OpikOptions.ReplayTickInterval), (options, value) => options.ReplayTickInterval = value),

        Switch("check_tls_certificate", nameof(OpikOptions.CheckTlsCertificate), (options, value) => options.CheckTlsCertificate = value),
        Switch("enable_json_request_compression", nameof(OpikOptions.EnableJsonRequestCompression), (options, value) => options.EnableJsonRequestCompression = value),
        Whole("request_compression_level", nameof(OpikOptions.RequestCompressionLevel), (options, value) => options.RequestCompressionLevel = value),
        Whole("dataset_upload_compression_level", nameof(OpikOptions.DatasetUploadCompressionLevel), (options, value) => options.DatasetUploadCompressionLevel = value),
        Whole("experiment_upload_compression_level", nameof(OpikOptions.ExperimentUploadCompressionLevel), (options, value) => options.ExperimentUploadCompressionLevel = value),
    ];

    private static OpikSetting Text(string key, string property, Action<OpikOptions, string> set) => new(key, property, "text", set);

    private static OpikSetting Url(string key, string property, Action<OpikOptions, Uri> set) =>
        new(key, property, "absolute address (http://localhost:5173/api)", (options, value) => set(options, Address(value)));

    private static OpikSetting Switch(string key, string property, Action<OpikOptions, bool> set) =>
        new(key, property, "'true' or 'false'", (options, value) => set(options, Flag(value)));

    private static OpikSetting Whole(string key, string property, Action<OpikOptions, int> set) =>
        new(key, property, "whole number", (options, value) => set(options, Number(value)));

    private static OpikSetting Duration(string key, string property, Action<OpikOptions, TimeSpan> set) =>
        new(key, property, "number of seconds", (options, value) => set(options, Seconds(value)));
}

namespace Opik.Connections;

/// <summary>The settings that make a connection: clients that agree on them share one.</summary>
internal sealed record ConnectionSettings
{
    private ConnectionSettings(OpikOptions options)
    {
        Address = options.UrlOverride;
        Values = string.Join('\n', [
            options.ApiKey, options.Workspace, options.CheckTlsCertificate, options.EnableJsonRequestCompression, options.RequestCompressionLevel,
            options.MaximalQueueSize, options.DefaultFlushTimeout, options.FileUploadBackgroundWorkers, options.MaxPayloadSizeMb,
            options.IsAttachmentExtractionActive, options.MinBase64EmbeddedAttachmentSize, options.UnauthorizedMessageTypeRetryInterval,
            options.UnauthorizedMessageTypeMaxRetryCount, options.ConnectionMonitorPingInterval, options.ConnectionMonitorCheckTimeout,
            options.ReplayBatchSize, options.ReplayBatchReplayDelay, options.ReplayTickInterval, options.BackgroundWorkers,
            .. options.Headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase).SelectMany(header => new object?[] { header.Key, header.Value }),
        ]);
    }

    private Uri Address { get; }

    private string Values { get; }

    /// <summary>The settings; null when hooks of the program are part of them, which cannot be compared.</summary>
    public static ConnectionSettings? Of(OpikOptions options) =>
        options.HttpHandlers.Count > 0 || options.ConfigureHttp is not null ? null : new ConnectionSettings(options);
}

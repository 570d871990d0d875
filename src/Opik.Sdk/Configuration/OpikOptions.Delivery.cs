namespace Opik;

/// <content>How finished work reaches the server.</content>
public sealed partial class OpikOptions
{
    /// <summary>Longest wait of a flush that names none; null: until done. Seconds on the outside. Python: <c>default_flush_timeout</c>.</summary>
    public TimeSpan? DefaultFlushTimeout { get; set => field = Given(value); }

    /// <summary>Items that may wait in memory, 1 or more; Python divides its 1,000,000 by 10 for items that are batched. Default 100,000. Python: <c>maximal_queue_size</c>.</summary>
    public int MaximalQueueSize { get; set => field = Given(value); } = 100_000;

    /// <summary>Requests in flight at once, 1-64. Default 4. Python: <c>background_workers</c>.</summary>
    public int BackgroundWorkers { get; set => field = Given(value); } = 4;

    /// <summary>Uploads of files in flight at once, 1-32. Default 16. Python: <c>file_upload_background_workers</c>.</summary>
    public int FileUploadBackgroundWorkers { get; set => field = Given(value); } = 16;

    /// <summary>Whether a trace or span that lasts longer than a batch shows up when it starts, not only when it ends. Default true. Python: <c>log_start_trace_span</c>.</summary>
    public bool LogStartTraceSpan { get; set => field = Given(value); } = true;

    /// <summary>Largest input and output of one object, MB; what is larger is replaced by a note. 0 or less: no limit. Default 20. Python: <c>max_payload_size_mb</c>.</summary>
    public int MaxPayloadSizeMb { get; set => field = Given(value); } = 20;

    /// <summary>Whether base64 in payloads is uploaded as a file of its own. Default true. Python: <c>is_attachment_extraction_active</c>.</summary>
    public bool IsAttachmentExtractionActive { get; set => field = Given(value); } = true;

    /// <summary>Shortest base64 text that is uploaded as a file, in characters. Default 256,000. Python: <c>min_base64_embedded_attachment_size</c>.</summary>
    public int MinBase64EmbeddedAttachmentSize { get; set => field = Given(value); } = 256_000;

    /// <summary>Pause after status 401 before a kind of message is tried again. Default 10 s. Python: <c>unauthorized_message_type_retry_interval</c>.</summary>
    public TimeSpan UnauthorizedMessageTypeRetryInterval { get; set => field = Given(value); } = TimeSpan.FromSeconds(10);

    /// <summary>How often a kind of message is tried again after status 401. Null: without end. Python: <c>unauthorized_message_type_max_retry_count</c>.</summary>
    public int? UnauthorizedMessageTypeMaxRetryCount { get; set => field = Given(value); }

    /// <summary>Pause between looks at whether the server is back. Default 10 s. Python: <c>connection_monitor_ping_interval</c>.</summary>
    public TimeSpan ConnectionMonitorPingInterval { get; set => field = Given(value); } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for such a look. Default 5 s. Python: <c>connection_monitor_check_timeout</c>.</summary>
    public TimeSpan ConnectionMonitorCheckTimeout { get; set => field = Given(value); } = TimeSpan.FromSeconds(5);

    /// <summary>Spooled messages that are sent again at once, 1 or more. Default 50. Python: <c>replay_batch_size</c>.</summary>
    public int ReplayBatchSize { get; set => field = Given(value); } = 50;

    /// <summary>Pause between such batches. Default 0.5 s. Python: <c>replay_batch_replay_delay</c>.</summary>
    public TimeSpan ReplayBatchReplayDelay { get; set => field = Given(value); } = TimeSpan.FromMilliseconds(500);

    /// <summary>Pause between looks at the spool. Default 0.3 s. Python: <c>replay_tick_interval</c>.</summary>
    public TimeSpan ReplayTickInterval { get; set => field = Given(value); } = TimeSpan.FromMilliseconds(300);
}

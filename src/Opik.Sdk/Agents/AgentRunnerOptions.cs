namespace Opik.Agents;

/// <summary>How an <see cref="AgentRunner"/> connects and runs.</summary>
public sealed record AgentRunnerOptions
{
    /// <summary>Project whose agents page shows the agents; it is made when there is none. Null: that of the client. Python: <c>--project</c>.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Name on the page, at most 128 characters. A later runner of the same name and project takes its place. Null: that of the machine and six random digits. Python: <c>--name</c>.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// True: it connects by itself, as the user of the client; for development on one's own machine. Default false: it gives a
    /// link, and connects when somebody opens it. Python: <c>--headless</c>.
    /// </summary>
    public bool Headless { get; init; }

    /// <summary>Takes the link that somebody has to open. Null: it is written to the console.</summary>
    public Action<Uri>? PairingLink { get; init; }

    /// <summary>How long the link holds, 1 to 10 minutes. Default 5 minutes.</summary>
    public TimeSpan PairingTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Runs at a time; more wait at the server. Default 10.</summary>
    public int MaxConcurrentRuns { get; init; } = 10;

    /// <summary>Whether what a run writes to the console is shown as its log, beside being written. Default true.</summary>
    public bool CaptureConsole { get; init; } = true;

    /// <exception cref="OpikConfigurationException">A setting is out of its range.</exception>
    internal void Check()
    {
        if (Name is not null && (string.IsNullOrWhiteSpace(Name) || Name.Length > 128 || System.Text.Encoding.UTF8.GetByteCount(Name) > 255))
            throw new OpikConfigurationException("The name of a runner has 1 to 128 characters, and at most 255 bytes as UTF-8.");
        if (PairingTimeout < TimeSpan.FromMinutes(1) || PairingTimeout > TimeSpan.FromMinutes(10))
            throw new OpikConfigurationException("A pairing link holds for 1 to 10 minutes.");
        if (MaxConcurrentRuns < 1)
            throw new OpikConfigurationException("At least one run must be allowed at a time.");
    }
}

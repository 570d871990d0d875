namespace Opik.LoadGenerator.Deletion;

/// <summary>What to run; every number has an upper bound, so that a run always ends.</summary>
internal sealed record DeletionLoadOptions
{
    /// <summary>Spans of each of the two projects that go, at most 5,000,000.</summary>
    public int Spans { get; init; } = 200_000;

    /// <summary>Requests a second that are written meanwhile, 1 to 500.</summary>
    public int Rate { get; init; } = 40;

    /// <summary>Spans of each of them, 1 to 1,000.</summary>
    public int Batch { get; init; } = 20;

    /// <summary>Seconds of each time of rest, 5 to 300.</summary>
    public int RestSeconds { get; init; } = 25;

    /// <summary>The built server.</summary>
    public string Server { get; init; } = Arguments.BuiltServer;

    /// <summary>Where the report goes; null: the console.</summary>
    public string? Output { get; init; }

    /// <summary>Folder for the data; removed afterwards.</summary>
    public string Data { get; init; } = Path.Combine(Path.GetTempPath(), "opik-deletion-load");

    /// <exception cref="ArgumentException">Unknown option or number out of range.</exception>
    public static DeletionLoadOptions Parse(IReadOnlyList<string> arguments) =>
        Arguments.Parse(new DeletionLoadOptions(), arguments, static (options, name, value) => name switch
        {
            "--spans" => options with { Spans = Arguments.Number(value, 1000, 5_000_000) },
            "--rate" => options with { Rate = Arguments.Number(value, 1, 500) },
            "--batch" => options with { Batch = Arguments.Number(value, 1, 1000) },
            "--rest-seconds" => options with { RestSeconds = Arguments.Number(value, 5, 300) },
            "--server" => options with { Server = value },
            "--data" => options with { Data = value },
            "--output" => options with { Output = value },
            _ => null,
        });
}

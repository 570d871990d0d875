namespace Opik.LoadGenerator.Datasets;

/// <summary>What to run; every number has an upper bound, so that a run always ends.</summary>
internal sealed record DatasetLoadOptions
{
    /// <summary>Items of the dataset, at most 5,000,000.</summary>
    public int Items { get; init; } = 1_000_000;

    /// <summary>Connections that write or read at the same time, 1 to 32.</summary>
    public int Connections { get; init; } = 8;

    /// <summary>Runs of each quick request.</summary>
    public int Repeats { get; init; } = 15;

    /// <summary>The built server.</summary>
    public string Server { get; init; } = Path.Combine("src", "Opik.Server", "bin", "Release", "net10.0", "Opik.Server.dll");

    /// <summary>Where the report goes; null: the console.</summary>
    public string? Output { get; init; }

    /// <summary>Folder for the data; removed afterwards.</summary>
    public string Data { get; init; } = Path.Combine(Path.GetTempPath(), "opik-dataset-load");

    /// <exception cref="ArgumentException">Unknown option or number out of range.</exception>
    public static DatasetLoadOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new DatasetLoadOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} needs a value.", nameof(arguments));
            options = arguments[i] switch
            {
                "--items" => options with { Items = Number(value, 1, 5_000_000) },
                "--connections" => options with { Connections = Number(value, 1, 32) },
                "--repeats" => options with { Repeats = Number(value, 1, 200) },
                "--server" => options with { Server = value },
                "--data" => options with { Data = value },
                "--output" => options with { Output = value },
                _ => throw new ArgumentException($"Unknown option {arguments[i]}.", nameof(arguments)),
            };
        }

        return options;
    }

    private static int Number(string text, int min, int max) =>
        int.TryParse(text, out var number) && number >= min && number <= max ? number : throw new ArgumentException($"{text} is not a number from {min} to {max}.", nameof(text));
}

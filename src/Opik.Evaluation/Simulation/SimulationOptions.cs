namespace Opik.Evaluation.Simulation;

/// <summary>How a simulation runs. Everything may be left out. Python: the arguments of <c>run_simulation</c>.</summary>
public sealed record SimulationOptions
{
    /// <summary>Turns: a message of the user and an answer each. 0 or more, default 5. Python: <c>max_turns</c>.</summary>
    public int MaxTurns { get; init; } = 5;

    /// <summary>The user's first message; null: the user makes it up. Python: <c>initial_message</c>.</summary>
    public string? InitialMessage { get; init; }

    /// <summary>Id of the thread that the turns become; null: a new one. Python: <c>thread_id</c>.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Project of the traces; null: that of the context, else of the client. Python: <c>project_name</c>.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Name of the traces; null: that of the program's method, else <c>simulation_app</c>.</summary>
    public string? AppName { get; init; }
}

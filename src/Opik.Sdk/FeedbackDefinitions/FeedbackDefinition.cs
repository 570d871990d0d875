namespace Opik.FeedbackDefinitions;

/// <summary>What people can be asked when they judge a trace or thread. Make one with <see cref="Numerical"/>, <see cref="Categorical"/> or <see cref="Boolean"/>.</summary>
public sealed record FeedbackDefinition
{
    /// <summary>Id; null: not stored yet.</summary>
    public Guid? Id { get; init; }

    /// <summary>Name, unique in the workspace, 1 to 150 characters; the name of the scores.</summary>
    public required string Name { get; init; }

    /// <summary>What is asked for.</summary>
    public required FeedbackDefinitionType Type { get; init; }

    /// <summary>What it means, at most 255 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Bounds or labels.</summary>
    public required FeedbackDefinitionDetails Details { get; init; }

    /// <summary>First stored, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>A number between two bounds.</summary>
    public static FeedbackDefinition Numerical(string name, double min, double max, string? description = null) =>
        new() { Name = name, Type = FeedbackDefinitionType.Numerical, Description = description, Details = new() { Min = min, Max = max } };

    /// <summary>One of several labels, at least 2, each of which stands for a number.</summary>
    public static FeedbackDefinition Categorical(string name, IReadOnlyDictionary<string, double> categories, string? description = null) =>
        new() { Name = name, Type = FeedbackDefinitionType.Categorical, Description = description, Details = new() { Categories = categories } };

    /// <summary>Yes (1) or no (0).</summary>
    public static FeedbackDefinition Boolean(string name, string trueLabel = "Yes", string falseLabel = "No", string? description = null) =>
        new() { Name = name, Type = FeedbackDefinitionType.Boolean, Description = description, Details = new() { TrueLabel = trueLabel, FalseLabel = falseLabel } };
}

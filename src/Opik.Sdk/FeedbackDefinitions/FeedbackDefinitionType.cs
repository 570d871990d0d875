using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.FeedbackDefinitions;

/// <summary>What is asked for.</summary>
[JsonConverter(typeof(WireEnumConverter<FeedbackDefinitionType>))]
public enum FeedbackDefinitionType
{
    /// <summary>A number between two bounds.</summary>
    Numerical,

    /// <summary>One of several labels, each of which stands for a number.</summary>
    Categorical,

    /// <summary>Yes or no.</summary>
    Boolean,
}

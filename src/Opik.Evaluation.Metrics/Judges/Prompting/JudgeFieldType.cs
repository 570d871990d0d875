namespace Opik.Evaluation.Judges;

/// <summary>Kind of a member of a judge's answer.</summary>
public enum JudgeFieldType
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of objects.</summary>
    Objects,
}

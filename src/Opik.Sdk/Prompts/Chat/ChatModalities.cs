namespace Opik.Prompts.Chat;

/// <summary>Media that a model takes beside text. Python twin: the flags <c>vision</c>, <c>video</c>, <c>audio</c>.</summary>
[Flags]
public enum ChatModalities
{
    /// <summary>Text only.</summary>
    None = 0,

    /// <summary>Images: parts <c>image_url</c>.</summary>
    Vision = 1,

    /// <summary>Videos: parts <c>video_url</c>.</summary>
    Video = 2,

    /// <summary>Sound: parts <c>audio_url</c>.</summary>
    Audio = 4,
}
